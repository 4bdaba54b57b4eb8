/** What a client sends back to name a fix. It comes from outside, so it is looked at before it is believed. */

/** Names one fix. Holds no text of the document. */
export interface FixName {
  readonly uri: string;
  readonly rule: string;
  /** Offset of the finding in UTF-16 code units. */
  readonly start: number;
  /** Of the document; null for a file that is not open. */
  readonly version: number | null;
  readonly title: string;
}

/** Names all safe fixes of a document. */
export interface FixAllName {
  readonly uri: string;
  readonly version: number | null;
  readonly all: true;
}

export function isFixName(value: unknown): value is FixName {
  const { uri, rule, start, version, title } = fields(value);
  return typeof uri === 'string' && typeof rule === 'string' && typeof start === 'number' && typeof title === 'string' && isVersion(version);
}

export function isFixAllName(value: unknown): value is FixAllName {
  const { uri, version, all } = fields(value);
  return typeof uri === 'string' && all === true && isVersion(version);
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {};
}

function isVersion(value: unknown): boolean {
  return value === null || typeof value === 'number';
}
