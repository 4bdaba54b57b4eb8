/** Text from elsewhere, made safe to look at. */

/** Control characters, invisible ones and those that turn the direction of writing, as `\\u{…}`: what is shown is what is there. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ud800-\udfff]|[\u{e0000}-\u{e0fff}]/gu, escaped);
}

/** A word of a command: nothing but printable ASCII, in quotes where spaces or quotes would mislead. */
export function visibleWord(word: string): string {
  const text = word.replace(/[^\u0020-\u007e]/gu, escaped);
  return /^[\w@%+=:,./{}~-]+$/.test(text) ? text : JSON.stringify(word).replace(/[^\u0020-\u007e]/gu, escaped);
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
