/**
 * Finds all occurrences of many fixed keywords in bytes, in one pass: wherever three bytes are the beginning of a keyword,
 * the keyword is compared. Every byte costs the same few instructions, none of which waits for the one before as in an
 * automaton. Compares ASCII letters without case.
 */

/** Bits of a byte's class, of which three make an index. */
const BITS = 5;
const CLASSES = 1 << BITS;
const GRAMS = CLASSES ** 3;
const LONGEST_BEGINNING = 3;

/** ASCII letters without case; every other byte is itself. */
const lowerOf: Uint8Array = Uint8Array.from({ length: 256 }, (_, unit) => (unit >= 65 && unit <= 90 ? unit + 32 : unit));
/** Letters have a class of their own; what else begins keywords shares the other six. */
const classOf: Uint8Array = Uint8Array.from({ length: 256 }, (_, unit) => {
  const lower = lowerOf[unit] as number;
  if (lower >= 97 && lower <= 122) return lower - 96;
  if (lower >= 48 && lower <= 57) return 27;
  if (lower === 45 || lower === 95) return 28;
  if (lower === 46 || lower === 58) return 29;
  if (lower === 47) return 30;
  return lower > 127 ? 31 : 0;
});

const NOTHING = new Uint8Array(0);

/** A place in a text, moved from keyword to keyword: `search.start(bytes); while (search.next()) …`. */
export class KeywordSearch {
  /** The index of the keyword that `next` found, and the offsets where it begins and ends. */
  keyword = 0;
  from = 0;
  to = 0;
  private bytes: Uint8Array = NOTHING;
  private at = 0;
  private gram = 0;
  /** The keywords still to be compared at this place. */
  private entry = 0;
  /** By gram whether it begins any keyword: small enough to stay in the processor's nearest cache. */
  private readonly begins = new Uint8Array(GRAMS);
  /** By gram its first entry, by entry its keyword and the next one; 0 is none. */
  private readonly heads = new Int32Array(GRAMS);
  private readonly keywordOf: number[] = [0];
  private readonly nextOf: number[] = [0];
  private readonly letters: Uint8Array;
  /** By keyword where its letters begin; one more says where the last ones end. */
  private readonly starts: Int32Array;

  /**
   * @param keywords bytes as Latin-1, not empty; duplicates keep their own indices
   * @throws RangeError for a keyword that is empty or has characters beyond Latin-1
   */
  constructor(keywords: readonly string[]) {
    this.starts = new Int32Array(keywords.length + 1);
    this.letters = new Uint8Array(keywords.reduce((sum, keyword) => sum + keyword.length, 0));
    let length = 0;
    keywords.forEach((keyword, index) => {
      if (keyword === '' || /[^\0-\xff]/.test(keyword)) throw new RangeError(`the keyword ${keyword} is empty or no Latin-1`);
      for (let at = 0; at < keyword.length; at++) this.letters[length++] = lowerOf[keyword.charCodeAt(at)] as number;
      this.starts[index + 1] = length;
      this.register(index, keyword);
    });
  }

  start(bytes: Uint8Array): void {
    this.bytes = bytes;
    this.at = 0;
    this.gram = 0;
    this.entry = 0;
  }

  /** Moves to the next keyword, in the order in which they begin; false where there is none. */
  next(): boolean {
    for (;;) {
      for (let entry = this.entry; entry !== 0;) {
        const keyword = this.keywordOf[entry] as number;
        entry = this.nextOf[entry] as number;
        if (this.stands(keyword)) {
          this.entry = entry;
          return true;
        }
      }
      if (!this.advance()) return false;
    }
  }

  /** Goes on to the next beginning. Locals only: this loop sees every byte. */
  private advance(): boolean {
    const { bytes, begins } = this;
    const { length } = bytes;
    let { at, gram } = this;
    let found = 0;
    while (at < length && found === 0) {
      gram = ((gram << BITS) | (classOf[bytes[at++] as number] as number)) & (GRAMS - 1);
      found = begins[gram] as number;
    }
    // Keywords shorter than a gram may end the text.
    while (found === 0 && at < length + LONGEST_BEGINNING - 1) {
      gram = (gram << BITS) & (GRAMS - 1);
      found = begins[gram] as number;
      at++;
    }
    this.at = at;
    this.gram = gram;
    this.entry = found === 0 ? 0 : this.heads[gram] as number;
    return found !== 0;
  }

  private stands(keyword: number): boolean {
    const { bytes, letters } = this;
    const first = this.starts[keyword] as number;
    const length = (this.starts[keyword + 1] as number) - first;
    const from = this.at - LONGEST_BEGINNING;
    if (from < 0 || from + length > bytes.length) return false;
    for (let index = 0; index < length; index++) {
      if (lowerOf[bytes[from + index] as number] !== letters[first + index]) return false;
    }
    this.keyword = keyword;
    this.from = from;
    this.to = from + length;
    return true;
  }

  /** Under every gram that a text with this keyword in it may show at its beginning. */
  private register(index: number, keyword: string): void {
    let low = 0;
    const known = Math.min(keyword.length, LONGEST_BEGINNING);
    for (let at = 0; at < known; at++) low = (low << BITS) | (classOf[keyword.charCodeAt(at)] as number);
    const open = BITS * (LONGEST_BEGINNING - known);
    for (let gram = low << open; gram < (low + 1) << open; gram++) {
      this.nextOf.push(this.heads[gram] as number);
      this.keywordOf.push(index);
      this.heads[gram] = this.keywordOf.length - 1;
      this.begins[gram] = 1;
    }
  }
}
