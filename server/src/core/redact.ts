/** The only function from secret text to printable text. */
import type { Span } from './text';

/** What stands for one character of a secret. */
const mask = '•';

/**
 * What may be shown of a secret: nothing but its length class, so that a reader can tell two masks of one screen apart
 * only by their place. Keeps line breaks, so that a code frame keeps its shape.
 */
export function redact(secret: string): string {
  return secret
    .split(/(\r\n|\r|\n)/)
    .map((part, index) => (index % 2 === 1 ? part : mask.repeat(Math.min(8, part.length))))
    .join('');
}

/**
 * A stretch of one line with everything inside the given spans redacted.
 * @param spans absolute; what lies outside the stretch is passed over
 * @returns the printable text, and where an absolute offset of the stretch stands in it
 */
export function redactWithin(
  text: string, start: number, end: number, spans: readonly Span[],
): { readonly text: string; readonly place: (offset: number) => number } {
  const inside = spans
    .filter((span) => span.start < end && start < span.end)
    .map((span) => ({ start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .sort((a, b) => a.start - b.start);
  const pieces: { readonly from: number; readonly to: number; readonly at: number; readonly length: number }[] = [];
  let result = '';
  let at = start;
  const keep = (until: number): void => {
    pieces.push({ from: at, to: until, at: result.length, length: until - at });
    result += text.slice(at, until);
    at = until;
  };
  for (const span of inside) {
    if (span.end <= at) continue;
    if (span.start > at) keep(span.start);
    const hidden = redact(text.slice(at, span.end));
    pieces.push({ from: at, to: span.end, at: result.length, length: hidden.length });
    result += hidden;
    at = span.end;
  }
  keep(end);
  return {
    text: result,
    place: (offset) => {
      const piece = pieces.find(({ from, to }) => offset >= from && offset < to) ?? pieces.at(-1);
      return piece ? piece.at + Math.min(Math.max(0, offset - piece.from), piece.length) : 0;
    },
  };
}
