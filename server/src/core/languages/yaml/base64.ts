/** Base64 (RFC 4648 §4) of text, as a Kubernetes Secret's `data` holds it. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LONGEST = 1 << 16;

/** The text that `encoded` stands for; undefined where it is not base64, or not of printable UTF-8. */
export function decodeBase64Text(encoded: string): string | undefined {
  if (encoded.length > LONGEST) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  let digits = 0;
  let padding = 0;
  for (let i = 0; i < encoded.length; i++) {
    const unit = encoded.charCodeAt(i);
    if (unit === 10 || unit === 13 || unit === 32) continue;
    if (unit === 61) {
      padding++;
      continue;
    }
    const digit = digitOf(unit);
    if (digit < 0 || padding > 0) return undefined;
    digits++;
    held = (held << 6) | digit;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
      held &= (1 << bits) - 1;
    }
  }
  if ((digits + padding) % 4 !== 0 || padding > 2 || held !== 0) return undefined;
  return decodeUtf8(bytes);
}

/** Text as UTF-8 in base64. Lone surrogates become U+FFFD. */
export function encodeBase64Text(text: string): string {
  const bytes: number[] = [];
  for (const character of text) {
    let point = character.codePointAt(0) ?? 0;
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    else bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
  }
  let result = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i] as number;
    const b = bytes[i + 1];
    const c = bytes[i + 2];
    result += ALPHABET[a >> 2];
    result += ALPHABET[((a & 3) << 4) | ((b ?? 0) >> 4)];
    result += b === undefined ? '=' : ALPHABET[((b & 15) << 2) | ((c ?? 0) >> 6)];
    result += c === undefined ? '=' : ALPHABET[c & 63];
  }
  return result;
}

function digitOf(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit - 65;
  if (unit >= 97 && unit <= 122) return unit - 71;
  if (unit >= 48 && unit <= 57) return unit + 4;
  return unit === 43 ? 62 : unit === 47 ? 63 : -1;
}

/** Strict UTF-8 (RFC 3629) without control characters other than white space; undefined for anything else. */
function decodeUtf8(bytes: readonly number[]): string | undefined {
  let result = '';
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i++] as number;
    if (lead < 0x80) {
      if (lead === 127 || (lead < 32 && lead !== 9 && lead !== 10 && lead !== 13)) return undefined;
      result += String.fromCharCode(lead);
      continue;
    }
    const more = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    if (more === 0 || i + more > bytes.length) return undefined;
    let point = lead & (0x3f >> more);
    for (let k = 0; k < more; k++) {
      const next = bytes[i++] as number;
      if ((next & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (next & 0x3f);
    }
    if ((more === 2 && point < 0x800) || (more === 3 && point < 0x10000) || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
    result += String.fromCodePoint(point);
  }
  return result;
}
