/** Base64 (RFC 4648, both alphabets, padding optional) read as one byte a character. */

/** Decodes at most `limit` bytes; undefined where the text is not base64. */
export function decodeBase64(text: string, limit = 4096): string | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length && bytes.length < limit; at++) {
    const value = sextet(text.charCodeAt(at));
    if (value === -2) break;
    if (value === -1) return undefined;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  return String.fromCharCode(...bytes);
}

/** The six bits of a letter; -2 for padding, -1 for anything else. */
function sextet(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit - 65;
  if (unit >= 97 && unit <= 122) return unit - 71;
  if (unit >= 48 && unit <= 57) return unit + 4;
  if (unit === 43 || unit === 45) return 62;
  if (unit === 47 || unit === 95) return 63;
  return unit === 61 ? -2 : -1;
}
