/** Checksums and encodings that issuers put into their tokens. */

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** CRC-32 (ISO 3309, the one of zip) of an ASCII text, unsigned. */
export function crc32(text: string): number {
  let crc = ~0;
  for (let at = 0; at < text.length; at++) {
    crc ^= text.charCodeAt(at) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A number in base 62 (digits, upper case, lower case), padded with zeros to `width`. */
export function base62(value: number, width: number): string {
  let rest = value;
  let written = '';
  while (rest > 0) {
    written = BASE62.charAt(rest % 62) + written;
    rest = Math.floor(rest / 62);
  }
  return written.padStart(width, '0');
}

/**
 * Whether the last six characters are the base-62 CRC-32 of the token's random part, which begins after `prefix`.
 * GitHub and npm tokens: https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
 */
export function hasBase62Checksum(token: string, prefix: number): boolean {
  return base62(crc32(token.slice(prefix, -6)), 6) === token.slice(-6);
}

/** CRC-16/XMODEM (polynomial 0x1021), as NATS puts it behind its keys. */
export function crc16(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
}

/** Base 32 (RFC 4648, upper case, no padding); what is left of the last letter is dropped. */
export function decodeBase32(text: string): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bits = ((bits << 5) | (unit >= 65 ? unit - 65 : unit - 24)) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
  }
  return bytes;
}
