/**
 * Finds all occurrences of many fixed keywords in one pass: the automaton of Aho and Corasick
 * ("Efficient string matching", CACM 18(6), 1975) as a dense table. Compares ASCII letters without case.
 */

export interface KeywordAutomaton {
  /** Calls `found` with the keyword's index and the offset after its last character, in order of that offset. */
  scan(text: string, start: number, end: number, found: (keyword: number, end: number) => void): void;
  /** Whether any keyword stands in UTF-8 (or any ASCII-compatible) bytes: a look at a file before decoding it. */
  occursIn(bytes: Uint8Array): boolean;
}

/**
 * @param keywords ASCII, not empty; duplicates keep their own indices.
 * @throws RangeError for a keyword that is empty or not ASCII.
 */
export function createKeywordAutomaton(keywords: readonly string[]): KeywordAutomaton {
  const classes = classTable(keywords);
  const width = classes.width;
  const classOf = classes.of;
  const { next, firstAccepting, outputs } = buildTable(keywords, classOf, width);

  return {
    scan(text, start, end, found) {
      if (keywords.length === 0) return;
      let state = 0;
      for (let at = start; at < end; at++) {
        const unit = text.charCodeAt(at);
        state = next[state + (unit < 128 ? classOf[unit] as number : 0)] as number;
        if (state >= firstAccepting) {
          const list = outputs[(state - firstAccepting) / width] as readonly number[];
          for (let index = 0; index < list.length; index++) found(list[index] as number, at + 1);
        }
      }
    },
    occursIn(bytes) {
      if (keywords.length === 0) return false;
      let state = 0;
      for (let at = 0; at < bytes.length; at++) {
        const unit = bytes[at] as number;
        state = next[state + (unit < 128 ? classOf[unit] as number : 0)] as number;
        if (state >= firstAccepting) return true;
      }
      return false;
    },
  };
}

/** Characters that occur in keywords get a class of their own, all others share class 0: that keeps the table small. */
function classTable(keywords: readonly string[]): { readonly of: Uint8Array; readonly width: number } {
  const of = new Uint8Array(128);
  let width = 1;
  for (const keyword of keywords) {
    if (keyword === '') throw new RangeError('a keyword is empty');
    for (let at = 0; at < keyword.length; at++) {
      const unit = keyword.charCodeAt(at);
      if (unit > 127) throw new RangeError(`the keyword ${keyword} is not ASCII`);
      const folded = unit >= 65 && unit <= 90 ? unit + 32 : unit;
      if (of[folded] !== 0) continue;
      of[folded] = width;
      if (folded >= 97 && folded <= 122) of[folded - 32] = width;
      width++;
    }
  }
  return { of, width };
}

/** A dense table: the row of state `s` begins at `s * width`, and `next` holds rows, not states. */
interface Table {
  readonly next: Int32Array;
  /** Rows from here on accept; `outputs` holds their keywords, in order. */
  readonly firstAccepting: number;
  readonly outputs: readonly (readonly number[])[];
}

/** Typed arrays throughout: this runs at every start, and thousands of small objects would cost more than the first scan. */
function buildTable(keywords: readonly string[], classOf: Uint8Array, width: number): Table {
  const most = keywords.reduce((sum, keyword) => sum + keyword.length, 1);
  const child = new Int32Array(most * width);
  const own: (number[] | undefined)[] = [];
  let count = 1;
  keywords.forEach((keyword, index) => {
    let state = 0;
    for (let at = 0; at < keyword.length; at++) {
      const cell = state * width + (classOf[keyword.charCodeAt(at)] as number);
      // No transition leads to the root yet, so 0 means none.
      if (child[cell] === 0) child[cell] = count++;
      state = child[cell] as number;
    }
    (own[state] ??= []).push(index);
  });

  // Breadth-first: transitions of a state's longest proper suffix, which is shallower, fill its own gaps.
  const order = new Int32Array(count);
  const fail = new Int32Array(count);
  let seen = 1;
  for (let at = 0; at < count; at++) {
    const state = order[at] as number;
    const suffix = (fail[state] as number) * width;
    for (let letter = 0; letter < width; letter++) {
      const cell = state * width + letter;
      const inherited = state === 0 ? 0 : child[suffix + letter] as number;
      const next = child[cell] as number;
      if (next === 0) child[cell] = inherited;
      else {
        fail[next] = inherited;
        const suffixOwn = own[inherited];
        if (suffixOwn) own[next] = [...(own[next] ?? []), ...suffixOwn];
        order[seen++] = next;
      }
    }
  }
  return number(child, order, own, width);
}

/** Numbers accepting states last, so that one comparison tells a hit. */
function number(child: Int32Array, order: Int32Array, own: readonly (readonly number[] | undefined)[], width: number): Table {
  const row = new Int32Array(order.length);
  const outputs: (readonly number[])[] = [];
  let plain = 0;
  for (const state of order) if (!own[state]) row[state] = plain++ * width;
  for (const state of order) {
    const list = own[state];
    if (list) row[state] = (plain + outputs.push(list) - 1) * width;
  }
  const next = new Int32Array(order.length * width);
  for (const state of order) {
    for (let letter = 0; letter < width; letter++) {
      next[(row[state] as number) + letter] = row[child[state * width + letter] as number] as number;
    }
  }
  return { next, firstAccepting: plain * width, outputs };
}
