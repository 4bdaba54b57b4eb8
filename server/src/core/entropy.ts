/** Measures of how random a text looks. */

/** Shannon entropy in bits a character of the text's own character frequencies; 0 for the empty text. */
export function entropy(text: string): number {
  const counts = new Map<number, number>();
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/** How many different letters and digits (without case) a text has. */
export function variety(text: string): number {
  const seen = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 48 && unit <= 57) seen.add(unit);
    else if ((unit | 32) >= 97 && (unit | 32) <= 122) seen.add(unit | 32);
  }
  return seen.size;
}
