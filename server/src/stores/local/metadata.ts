/** What anybody may know of a secret: a JSON file beside it. Never inside it: age stops at a comment before its header. */
import type { Rule } from './rules';
import { readPlainFile } from './layout';

export interface Metadata {
  readonly owner?: string;
  /** ISO 8601, UTC. */
  readonly created?: string;
  readonly rotated?: string;
  /** To whom the file was encrypted, as its writer says. */
  readonly recipients: readonly { readonly name: string; readonly key: string }[];
}

export function formatMetadata(path: string, { owner, created, rotated, recipients }: Metadata): Buffer {
  const lines = [...recipients].map(({ name, key }) => `${name} ${key}`).sort();
  return Buffer.from(`${JSON.stringify({ version: 1, path, owner, created, rotated, recipients: lines }, undefined, 2)}\n`);
}

/** Undefined where there is none, or none that can be understood. */
export function readMetadata(file: string): Metadata | undefined {
  try {
    const bytes = readPlainFile(file);
    if (!Buffer.isBuffer(bytes)) return undefined;
    const data = JSON.parse(bytes.toString('utf8')) as Readonly<Record<string, unknown>> | null;
    if (data?.version !== 1 || !Array.isArray(data.recipients)) return undefined;
    const recipients = data.recipients.flatMap((line: unknown) => {
      const match = typeof line === 'string' ? /^(\w[\w.@+-]{0,63}) ([\w +/=-]{1,400})$/.exec(line) : null;
      return match ? [{ name: match[1] as string, key: match[2] as string }] : [];
    });
    return { ...textOf(data, 'owner'), ...textOf(data, 'created'), ...textOf(data, 'rotated'), recipients };
  } catch {
    return undefined;
  }
}

export function recipientsOf(rules: readonly Rule[]): Metadata['recipients'] {
  return rules.map(({ name, key }) => ({ name, key: key.text }));
}

function textOf<K extends 'owner' | 'created' | 'rotated'>(data: Readonly<Record<string, unknown>>, key: K): { readonly [N in K]?: string } {
  const value = data[key];
  return (typeof value === 'string' && value.length <= 200 ? { [key]: value } : {}) as { readonly [N in K]?: string };
}
