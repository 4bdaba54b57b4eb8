/** Bech32 as age uses it for keys: BIP 173 without its limit of 90 characters. */

const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** The text in lower case. */
export function bech32(prefix: string, bytes: Buffer): string {
  const words = regroup(bytes, 8, 5, true) as number[];
  const sum = checksum([...expanded(prefix), ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  for (let at = 0; at < 6; at++) words.push((sum >>> (5 * (5 - at))) & 31);
  return `${prefix}1${words.map((word) => letters.charAt(word)).join('')}`;
}

/** Prefix in lower case and bytes; undefined for a text that is none, mixes cases or has another checksum. */
export function fromBech32(text: string): { readonly prefix: string; readonly bytes: Buffer } | undefined {
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) return undefined;
  const lower = text.toLowerCase();
  const one = lower.lastIndexOf('1');
  if (one < 1 || lower.length - one < 7 || lower.length > 4096) return undefined;
  const prefix = lower.slice(0, one);
  const words = [...lower.slice(one + 1)].map((letter) => letters.indexOf(letter));
  if (words.includes(-1) || checksum([...expanded(prefix), ...words]) !== 1) return undefined;
  const bytes = regroup(words.slice(0, -6), 5, 8, false);
  return bytes && { prefix, bytes: Buffer.from(bytes) };
}

function expanded(prefix: string): number[] {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
}

function checksum(words: readonly number[]): number {
  let sum = 1;
  for (const word of words) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ word;
    for (const [at, generator] of generators.entries()) if ((top >>> at) & 1) sum ^= generator;
  }
  return sum;
}

/** Bits in groups of another size; what is left over must be zero where nothing may be filled up. */
function regroup(from: Iterable<number>, width: number, to: number, fill: boolean): number[] | undefined {
  const groups: number[] = [];
  let bits = 0;
  let held = 0;
  for (const value of from) {
    held = ((held << width) | value) & 0xffff;
    bits += width;
    while (bits >= to) {
      bits -= to;
      groups.push((held >>> bits) & ((1 << to) - 1));
    }
  }
  if (fill) {
    if (bits > 0) groups.push((held << (to - bits)) & ((1 << to) - 1));
  } else if (bits >= width || ((held << (to - bits)) & ((1 << to) - 1)) !== 0) {
    return undefined;
  }
  return groups;
}
