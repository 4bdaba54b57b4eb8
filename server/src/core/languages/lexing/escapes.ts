/** Escape sequences inside strings, resolved where they can be; undecodable ones stay as written. */

const simple: Readonly<Record<string, string>> = {
  n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0', a: '\x07', e: '\x1b',
};

/**
 * C-like escapes as JavaScript, Python, Go, Java, C#, Rust and others share them: `\n`, `\x41`, `\u0041`, `\u{41}`,
 * `\U00000041`, a backslash before a line end (continues the line), before anything else (that itself).
 */
export function decodeEscapes(written: string): string {
  if (!written.includes('\\')) return written;
  return written.replace(
    /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|U([0-9A-Fa-f]{8})|(\r\n|[^]))/g,
    (whole, two?: string, four?: string, braced?: string, eight?: string, other?: string) => {
      if (other === undefined) {
        const point = Number.parseInt((two ?? four ?? braced ?? eight) as string, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      }
      if (other === '\n' || other === '\r\n' || other === '\r') return '';
      if (other === 'x' || other === 'u' || other === 'U') return whole;
      return simple[other] ?? other;
    },
  );
}
