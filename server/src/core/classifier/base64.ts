/** Base64 (RFC 4648 §4) read as lines of ASCII; the core has no decoder of its own. */

/** The text, or undefined where the input is no padded base64 or its bytes are no lines of printable ASCII. */
export function decodeText(value: string): string | undefined {
  let text = '';
  let bits = 0;
  let count = 0;
  const end = value.endsWith('==') ? value.length - 2 : value.endsWith('=') ? value.length - 1 : value.length;
  for (let at = 0; at < end; at++) {
    const digit = digitOf(value.charCodeAt(at));
    if (digit < 0) return undefined;
    bits = ((bits << 6) | digit) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    const byte = (bits >> count) & 0xff;
    if ((byte < 32 && byte !== 10 && byte !== 13) || byte > 126) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

function digitOf(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit - 65;
  if (unit >= 97 && unit <= 122) return unit - 71;
  if (unit >= 48 && unit <= 57) return unit + 4;
  return unit === 43 ? 62 : unit === 47 ? 63 : -1;
}
