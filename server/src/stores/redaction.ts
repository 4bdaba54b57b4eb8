/**
 * Replaces secrets in a stream of bytes, also where two pieces of it meet. Each value is looked for as it stands, line by
 * line, and as programs print it: escaped for JSON, JavaScript, Python, HTML and shells, percent-encoded, in base64 (at any
 * offset of a longer text, as in `Authorization: Basic`) and in hexadecimal.
 */
import type { SecretText } from './secretText';

/** Shorter values would be found everywhere. UTF-8 bytes. */
export const shortestRedacted = 4;
/** Shorter lines of a value (`}`) are left. */
const shortestLine = 6;
/** Shorter encodings could be any word. */
const shortestEncoding = 8;

interface Pattern {
  readonly bytes: Buffer;
  readonly mask: Buffer;
}

/** Feed it pieces in order; what comes back may be printed. */
export class Redactor {
  /** By the first four bytes, longest first. */
  private readonly patterns = new Map<number, Pattern[]>();
  /** Beginnings of one to three bytes, as text. */
  private readonly beginnings = new Set<string>();
  private readonly firsts = new Uint8Array(256);
  private held = Buffer.alloc(0);
  /** How many of the held bytes were given out already. */
  private shown = 0;

  constructor(values: ReadonlyMap<string, SecretText>) {
    for (const [name, value] of values) {
      const mask = Buffer.from(`[redacted ${name}]`);
      for (const spelling of spellings(value.reveal())) this.add(spelling, mask);
    }
    for (const list of this.patterns.values()) list.sort((a, b) => b.bytes.length - a.bytes.length);
  }

  /** What can be printed now; the beginning of a possible secret is held back. */
  push(piece: Buffer): Buffer {
    return this.take(this.held.length === 0 ? piece : Buffer.concat([this.held, piece]), false);
  }

  /** What is left when no more comes. */
  end(): Buffer {
    return this.take(this.held, true);
  }

  /**
   * Gives out up to three held bytes when nothing more came for a while, so that a prompt does not wait; if they turn out to
   * begin a secret, the rest of it is masked all the same.
   */
  rest(): Buffer {
    if (this.held.length >= shortestRedacted) return Buffer.alloc(0);
    const now = this.held.subarray(this.shown);
    this.shown = this.held.length;
    return Buffer.from(now);
  }

  private add(bytes: Buffer, mask: Buffer): void {
    const key = bytes.readUInt32BE(0);
    const list = this.patterns.get(key) ?? [];
    if (list.some((known) => known.bytes.equals(bytes))) return;
    list.push({ bytes, mask });
    this.patterns.set(key, list);
    this.firsts[bytes[0] ?? 0] = 1;
    for (let length = 1; length < 4; length++) this.beginnings.add(bytes.toString('latin1', 0, length));
  }

  private take(bytes: Buffer, last: boolean): Buffer {
    const out: Buffer[] = [];
    // Everything before was given out or replaced.
    let from = this.shown;
    let at = 0;
    while (at < bytes.length) {
      if (this.firsts[bytes[at] ?? 0] === 0) {
        at++;
        continue;
      }
      const found = this.at(bytes, at, last);
      if (found === 'unknown') break;
      if (found === undefined) {
        at++;
        continue;
      }
      if (at > from) out.push(bytes.subarray(from, at));
      out.push(found.mask);
      at += found.bytes.length;
      from = at;
    }
    if (at > from) out.push(bytes.subarray(from, at));
    this.held = Buffer.from(bytes.subarray(at));
    this.shown = Math.max(0, this.shown - at);
    return Buffer.concat(out);
  }

  /** The longest secret that begins at an offset; `unknown` where more bytes must come to tell. */
  private at(bytes: Buffer, at: number, last: boolean): Pattern | 'unknown' | undefined {
    const left = bytes.length - at;
    if (left < 4) return !last && this.beginnings.has(bytes.toString('latin1', at)) ? 'unknown' : undefined;
    for (const pattern of this.patterns.get(bytes.readUInt32BE(at)) ?? []) {
      const compared = Math.min(left, pattern.bytes.length);
      if (bytes.compare(pattern.bytes, 0, compared, at, at + compared) !== 0) continue;
      if (compared === pattern.bytes.length) return pattern;
      if (!last) return 'unknown';
    }
    return undefined;
  }
}

/** The values that are too short to be looked for. */
export function notRedacted(values: ReadonlyMap<string, SecretText>): string[] {
  return [...values].filter(([, value]) => !value.isEmpty && Buffer.byteLength(value.reveal()) < shortestRedacted).map(([name]) => name);
}

function spellings(value: string): Buffer[] {
  const texts = new Map<string, Buffer>();
  const add = (text: string, least: number): void => {
    const bytes = Buffer.from(text);
    if (bytes.length >= Math.max(least, shortestRedacted)) texts.set(text, bytes);
  };
  const trimmed = value.trim();
  for (const whole of new Set([value, trimmed])) {
    add(whole, shortestRedacted);
    for (const written of printed(whole)) add(written, shortestRedacted);
  }
  if (/[\r\n]/.test(value)) for (const line of value.split(/\r\n|\r|\n/)) {
    add(line.trim(), shortestLine);
    for (const written of printed(line.trim())) add(written, shortestLine);
  }
  const bytes = Buffer.from(value);
  if (bytes.length >= shortestLine) {
    for (const encoded of base64Spellings(bytes)) add(encoded, shortestEncoding);
    const hex = bytes.toString('hex');
    add(hex, shortestEncoding);
    add(hex.toUpperCase(), shortestEncoding);
  }
  return [...texts.values()];
}

/** As programs print a text that has signs of theirs in it. */
function printed(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const percent = percentEncoded(text);
  const strict = percent.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return [
    json, ascii, json.replaceAll('/', '\\/'), ascii.replaceAll('/', '\\/'),
    // Inside single quotes: JavaScript and Python, then a shell.
    json.replaceAll('\\"', '"').replaceAll("'", "\\'"), text.replaceAll("'", "'\\''"), text.replaceAll("'", `'"'"'`),
    text.replace(/["\\$`]/g, '\\$&'),
    ...[percent, strict].flatMap((code) => [code, code.replaceAll('%20', '+')]).flatMap((code) => [code, code.replace(/%[0-9A-F]{2}/g, (each) => each.toLowerCase())]),
    text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign),
  ];
}

/** `encodeURIComponent`, which refuses half characters. */
function percentEncoded(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

/** The characters of a base64 text that a value decides, wherever it begins in what was encoded. */
function base64Spellings(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let before = 0; before < 3; before++) {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64').replace(/=+$/, '');
    const start = before === 0 ? 0 : before + 1;
    const rest = (before + bytes.length) % 3;
    const inner = encoded.slice(start, rest === 0 ? encoded.length : encoded.length - 1);
    found.push(inner, inner.replaceAll('+', '-').replaceAll('/', '_'));
    if (before === 0) found.push(encoded, encoded.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return found;
}
