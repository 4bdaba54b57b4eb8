/**
 * Stretches of a text as strings of their own. V8 cuts a string of 13 code units or more without copying it
 * (SlicedString in its src/objects/string.h): a name that is remembered keeps the whole text alive that it was cut from, and
 * a large file that is typed into would stay in memory in as many versions as it had.
 */

/** A text that shares nothing with the one it was cut from. */
export function ownCopy(text: string): string {
  // Joined, so that it is written out to be cut again.
  return ` ${text}`.slice(1);
}

/** A stretch of a text. */
export interface TextWindow {
  readonly text: string;
  /** Where it begins in the whole text, in UTF-16 code units; as are all below. */
  readonly base: number;
  /** Whether it ends where the whole text ends. */
  readonly toEnd: boolean;
}

/** Code units before the offset: nobody reads them for more than the character before a word. */
const BEHIND = 256;

/** Windows of one text, for reading it onwards. */
export class TextWindows {
  private last: TextWindow | undefined;

  /** `usual`: code units past the offset that a window holds at first. */
  constructor(private readonly text: string, private readonly usual: number) {}

  /** A window with room for a reader at `offset`: the last one where it has, the whole text where a window were not much less. */
  at(offset: number): TextWindow {
    const { last } = this;
    if (last && (last.toEnd || offset + this.usual / 4 <= last.base + last.text.length)) return last;
    return this.open(offset, this.usual);
  }

  /** A window for a reader that looked as far as the end of one: four times as much. */
  beyond(offset: number, { base, text }: TextWindow): TextWindow {
    return this.open(offset, 4 * (base + text.length - offset));
  }

  private open(offset: number, ahead: number): TextWindow {
    const end = offset + ahead;
    this.last = this.text.length <= 2 * (BEHIND + ahead)
      ? { text: this.text, base: 0, toEnd: true }
      : { text: ownCopy(this.text.slice(Math.max(0, offset - BEHIND), end)), base: Math.max(0, offset - BEHIND), toEnd: end >= this.text.length };
    return this.last;
  }
}
