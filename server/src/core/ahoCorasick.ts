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
  const trie = buildTrie(keywords, classOf, width);
  const { next, firstAccepting, outputs } = number(trie, width);

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

interface TrieState {
  readonly next: (TrieState | undefined)[];
  outputs: readonly number[];
  /** Set breadth-first: transitions of a state's longest proper suffix fill its own gaps. */
  fail?: TrieState;
  id: number;
}

/** States in breadth-first order, transitions complete, outputs including those of suffixes. */
function buildTrie(keywords: readonly string[], classOf: Uint8Array, width: number): readonly TrieState[] {
  const create = (): TrieState => ({ next: new Array<TrieState | undefined>(width).fill(undefined), outputs: [], id: 0 });
  const root = create();
  keywords.forEach((keyword, index) => {
    let state = root;
    for (let at = 0; at < keyword.length; at++) {
      const letter = classOf[keyword.charCodeAt(at)] as number;
      state = state.next[letter] ??= create();
    }
    state.outputs = [...state.outputs, index];
  });
  const order: TrieState[] = [root];
  root.fail = root;
  for (let at = 0; at < order.length; at++) {
    const state = order[at] as TrieState;
    const fail = state.fail as TrieState;
    for (let letter = 0; letter < width; letter++) {
      const child = state.next[letter];
      const inherited = state === root ? root : fail.next[letter] as TrieState;
      if (!child) state.next[letter] = inherited;
      else {
        child.fail = inherited;
        if (inherited.outputs.length > 0) child.outputs = [...child.outputs, ...inherited.outputs];
        order.push(child);
      }
    }
  }
  return order;
}

/** Numbers accepting states last, so that one comparison tells a hit; states are row offsets into the table. */
function number(order: readonly TrieState[], width: number): {
  readonly next: Int32Array; readonly firstAccepting: number; readonly outputs: readonly (readonly number[])[];
} {
  const numbered = [...order.filter((state) => state.outputs.length === 0), ...order.filter((state) => state.outputs.length > 0)];
  numbered.forEach((state, index) => { state.id = index * width; });
  const next = new Int32Array(numbered.length * width);
  for (const state of numbered) {
    for (let letter = 0; letter < width; letter++) next[state.id + letter] = (state.next[letter] as TrieState).id;
  }
  const accepting = numbered.filter((state) => state.outputs.length > 0);
  return { next, firstAccepting: (numbered.length - accepting.length) * width, outputs: accepting.map((state) => state.outputs) };
}
