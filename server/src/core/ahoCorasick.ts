/**
 * Finds all occurrences of many fixed keywords in one pass: the automaton of Aho and Corasick
 * ("Efficient string matching", CACM 18(6), 1975) as a dense table. Compares ASCII letters without case.
 */

export interface KeywordAutomaton {
  /** Calls `found` with the keyword's index and the offset after its last character, roughly in order. */
  scan(text: string, start: number, end: number, found: (keyword: number, end: number) => void): void;
  /** Whether any keyword stands in UTF-8 (or any ASCII-compatible) bytes: a look at a file before decoding it. */
  occursIn(bytes: Uint8Array): boolean;
}

/**
 * The automaton knows this many characters of a keyword, the rest is compared where they stand: a table a third as large,
 * which is built at every start, for a few more looks at the text.
 */
const KNOWN = 6;

/**
 * @param keywords ASCII, not empty; duplicates keep their own indices.
 * @throws RangeError for a keyword that is empty or not ASCII.
 */
export function createKeywordAutomaton(keywords: readonly string[]): KeywordAutomaton {
  const lower = keywords.map((keyword) => keyword.toLowerCase());
  const beginnings = lower.map((keyword) => keyword.slice(0, KNOWN));
  const { of: classOf, width } = classTable(keywords, beginnings);
  const { next, outputs } = buildTable(beginnings, classOf, width);

  return {
    scan(text, start, end, found) {
      if (keywords.length === 0) return;
      let row = 0;
      for (let at = start; at < end; at++) {
        const unit = text.charCodeAt(at);
        row = next[row + (unit < 128 ? classOf[unit] as number : 0)] as number;
        if (row < 0) {
          row = ~row;
          const list = outputs[row / width] as readonly number[];
          for (let index = 0; index < list.length; index++) {
            const keyword = list[index] as number;
            const word = lower[keyword] as string;
            if (word.length <= KNOWN) found(keyword, at + 1);
            else if (at + 1 + word.length - KNOWN <= end && followsInText(word, text, at + 1)) found(keyword, at + 1 + word.length - KNOWN);
          }
        }
      }
    },
    occursIn(bytes) {
      if (keywords.length === 0) return false;
      let row = 0;
      for (let at = 0; at < bytes.length; at++) {
        const unit = bytes[at] as number;
        row = next[row + (unit < 128 ? classOf[unit] as number : 0)] as number;
        if (row < 0) {
          row = ~row;
          for (const keyword of outputs[row / width] as readonly number[]) {
            if (followsInBytes(lower[keyword] as string, bytes, at + 1)) return true;
          }
        }
      }
      return false;
    },
  };
}

/** Whether the part of a keyword that the automaton does not know stands at `at`. */
function followsInText(keyword: string, text: string, at: number): boolean {
  for (let index = KNOWN; index < keyword.length; index++) {
    if (folded(text.charCodeAt(at + index - KNOWN)) !== keyword.charCodeAt(index)) return false;
  }
  return true;
}

function followsInBytes(keyword: string, bytes: Uint8Array, at: number): boolean {
  for (let index = KNOWN; index < keyword.length; index++) {
    if (folded(bytes[at + index - KNOWN] ?? 0) !== keyword.charCodeAt(index)) return false;
  }
  return true;
}

function folded(unit: number): number {
  return unit >= 65 && unit <= 90 ? unit + 32 : unit;
}

/** Characters that occur in keywords get a class of their own, all others share class 0: that keeps the table small. */
function classTable(keywords: readonly string[], beginnings: readonly string[]): { readonly of: Uint8Array; readonly width: number } {
  const of = new Uint8Array(128);
  let width = 1;
  for (const keyword of keywords) {
    if (keyword === '') throw new RangeError('a keyword is empty');
    if (/[^\0-\x7f]/.test(keyword)) throw new RangeError(`the keyword ${keyword} is not ASCII`);
  }
  for (const keyword of beginnings) {
    for (let at = 0; at < keyword.length; at++) {
      const unit = keyword.charCodeAt(at);
      const lower = folded(unit);
      if (of[lower] !== 0) continue;
      of[lower] = width;
      if (lower >= 97 && lower <= 122) of[lower - 32] = width;
      width++;
    }
  }
  return { of, width };
}

/** A dense table: the row of state `s` begins at `s * width`. */
interface Table {
  /** Rows of the states that follow; `~row` where keywords end there. */
  readonly next: Int32Array;
  /** By state, the keywords that end there. */
  readonly outputs: readonly (readonly number[] | undefined)[];
}

/** The trie's edges, as lists in arrays: thousands of small objects would cost more than the first scan. */
interface Trie {
  readonly states: number;
  /** By state its first edge, by edge the state's next one; -1 where there is none. */
  readonly first: Int32Array;
  readonly sibling: Int32Array;
  readonly letter: Uint8Array;
  readonly outputs: (readonly number[] | undefined)[];
}

/** Edge `e` leads to state `e + 1`. */
function buildTrie(keywords: readonly string[], classOf: Uint8Array): Trie {
  const most = keywords.reduce((sum, keyword) => sum + keyword.length, 1);
  const first = new Int32Array(most).fill(-1);
  const sibling = new Int32Array(most);
  const letter = new Uint8Array(most);
  const outputs: (readonly number[] | undefined)[] = [];
  let states = 1;
  keywords.forEach((keyword, index) => {
    let state = 0;
    for (let at = 0; at < keyword.length; at++) {
      const wanted = classOf[keyword.charCodeAt(at)] as number;
      let edge = first[state] as number;
      while (edge >= 0 && letter[edge] !== wanted) edge = sibling[edge] as number;
      if (edge < 0) {
        edge = states++ - 1;
        letter[edge] = wanted;
        sibling[edge] = first[state] as number;
        first[state] = edge;
      }
      state = edge + 1;
    }
    outputs[state] = [...(outputs[state] ?? []), index];
  });
  return { states, first, sibling, letter, outputs };
}

/**
 * Breadth-first: a state's row is that of its longest proper suffix, which is shallower and so complete, with the
 * state's own edges written over it.
 */
function buildTable(keywords: readonly string[], classOf: Uint8Array, width: number): Table {
  const { states, first, sibling, letter, outputs } = buildTrie(keywords, classOf);
  const next = new Int32Array(states * width);
  const order = new Int32Array(states);
  const suffix = new Int32Array(states);
  let seen = 1;
  for (let at = 0; at < seen; at++) {
    const state = order[at] as number;
    const row = state * width;
    const from = (suffix[state] as number) * width;
    if (state > 0) next.copyWithin(row, from, from + width);
    for (let edge = first[state] as number; edge >= 0; edge = sibling[edge] as number) {
      const target = edge + 1;
      const cell = row + (letter[edge] as number);
      const inherited = next[cell] as number;
      const fallback = (inherited < 0 ? ~inherited : inherited) / width;
      suffix[target] = fallback;
      const further = outputs[fallback];
      if (further) outputs[target] = [...(outputs[target] ?? []), ...further];
      next[cell] = outputs[target] ? ~(target * width) : target * width;
      order[seen++] = target;
    }
  }
  return { next, outputs };
}
