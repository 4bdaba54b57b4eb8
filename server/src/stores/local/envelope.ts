/**
 * What is encrypted: one line that names the path, then the value as it is. A file that was renamed, or put in another's
 * place, says so itself when it is opened. `age -d FILE | tail -n +2` prints the value.
 */
const mark = 'lasthop-secret-1 ';

export function enveloped(path: string, value: string | Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${mark}${path}\n`), Buffer.from(value as string)]);
}

export interface Envelope {
  readonly path: string;
  readonly value: Buffer;
}

/** Undefined for a text that names no path. */
export function fromEnvelope(text: Buffer): Envelope | undefined {
  const end = text.indexOf(10);
  if (end < 0 || end > 1024 || text.toString('latin1', 0, mark.length) !== mark) return undefined;
  return { path: text.toString('utf8', mark.length, end).replace(/\r$/, ''), value: text.subarray(end + 1) };
}
