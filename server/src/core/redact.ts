/** The only function from secret text to printable text. */

/**
 * What may be shown of a secret: nothing but its length class, so that a reader can tell two masks of one screen apart
 * only by their place. Keeps line breaks, so that a code frame keeps its shape.
 */
export function redact(secret: string): string {
  return secret
    .split(/(\r\n|\r|\n)/)
    .map((part, index) => (index % 2 === 1 ? part : part === '' ? '' : '•'.repeat(Math.min(8, part.length))))
    .join('');
}
