/**
 * Finds all occurrences of many fixed keywords in bytes, in one pass: three bytes of each keyword, the rarest in a row, stand
 * for it, and wherever they stand the keyword is compared. Every byte costs the same few instructions, none of which waits
 * for memory that the one before chose, as in an automaton. Compares ASCII letters without case.
 * (After Wu and Manber, "A fast algorithm for multi-pattern searching", TR-94-17, University of Arizona, 1994.)
 */

/** Bits of a byte's class, of which three make an index. */
const BITS = 5;
const CLASSES = 1 << BITS;
const LAST_GRAM = (1 << (3 * BITS)) - 1;
/** Bytes that stand for a keyword. */
const GRAM = 3;
/** So many bytes of a keyword are looked through for them: what is found later comes no later than that. */
const LOOKED_THROUGH = 12;

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

/** The classes of these characters from frequent to rare, in code and settings; all that have no class of their own come first. */
const BY_FREQUENCY = ' etaoinsr0lcdpmu-h.gfybvkwx/jqz';
const rarityOf: Uint8Array = new Uint8Array(CLASSES).fill(BY_FREQUENCY.length);
for (let at = 0; at < BY_FREQUENCY.length; at++) rarityOf[classOf[BY_FREQUENCY.charCodeAt(at)] as number] = at;

/** The letters that most often stand together in code, settings and their documentation (counted in Python's, npm's and Helm's). */
const COMMON: ReadonlySet<string> = new Set((
  'abl ace ack act add age ala all als alu ame anc and ang ara are arg art ase ass ata ate ath ati aul ber ble cal can cat ces cha che '
  + 'cla cod col com con cre cti cto cum dat dec def den der des din dir doc don ead eat eco ect edi efa efi ele elf els enc end ens ent '
  + 'equ era ere err ers ert erv ess est ete eth ett etu eve exp ext fau fil fin for fro fun get han har hat her his ica ice ide ile imp '
  + 'inc ind ine ing ins int ion ire ist ite ith iti ive jec ken key kin lar las lat len les let lic lin loc low lse lue map mat men mes '
  + 'met mod mpl mpo nam nce nct nde ned ner new nge nit nly nod not nst nta nte nti nts num obj ocu ode oke omm omp one onf onl ons ont '
  + 'ope opt ord ore orm ort ose oun our out pac par pat per pla ple por pos pre pro pti que ram ran rat rce rea rec ref ren rep req res '
  + 'ret rin rom ror rro rsi rts rue sag sca sel ser set sin sio son sou spa ssa sta ste str sub tag tar tat tch ted tem ten ter tes tex '
  + 'tha the thi tho tin tio tok tor tra tri tru tte tur typ ues ule ult ume unc und urc urn use val ver wit wor xpo ype'
).split(' '));

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
  /** By gram whether it stands for any keyword: small enough to stay in the processor's nearest cache. */
  private readonly marks = new Uint8Array(LAST_GRAM + 1);
  /** By gram its first entry, by entry its keyword and the next one; 0 is none. */
  private readonly heads = new Int32Array(LAST_GRAM + 1);
  private readonly keywordOf: number[] = [0];
  /** By entry how many bytes of the keyword end with its gram. */
  private readonly depthOf: number[] = [0];
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

  /** Moves to the next keyword, roughly in the order in which they stand; false where there is none. */
  next(): boolean {
    for (;;) {
      for (let entry = this.entry; entry !== 0;) {
        const keyword = this.keywordOf[entry] as number;
        const from = this.at - (this.depthOf[entry] as number);
        entry = this.nextOf[entry] as number;
        if (this.stands(keyword, from)) {
          this.entry = entry;
          return true;
        }
      }
      if (!this.advance()) return false;
    }
  }

  /** Goes on to the next gram of a keyword. Locals only: this loop sees every byte, four at a time while none of them ends one. */
  private advance(): boolean {
    const { bytes, marks } = this;
    const classes = classOf;
    const { length } = bytes;
    let { at, gram } = this;
    let found = 0;
    while (at + 3 < length) {
      const first = ((gram << BITS) | (classes[bytes[at] as number] as number)) & LAST_GRAM;
      const second = ((first << BITS) | (classes[bytes[at + 1] as number] as number)) & LAST_GRAM;
      const third = ((second << BITS) | (classes[bytes[at + 2] as number] as number)) & LAST_GRAM;
      const fourth = ((third << BITS) | (classes[bytes[at + 3] as number] as number)) & LAST_GRAM;
      if (((marks[first] as number) | (marks[second] as number) | (marks[third] as number) | (marks[fourth] as number)) !== 0) break;
      gram = fourth;
      at += 4;
    }
    while (at < length && found === 0) {
      gram = ((gram << BITS) | (classes[bytes[at++] as number] as number)) & LAST_GRAM;
      found = marks[gram] as number;
    }
    // Keywords shorter than a gram may end the text.
    while (found === 0 && at < length + GRAM - 1) {
      gram = (gram << BITS) & LAST_GRAM;
      found = marks[gram] as number;
      at++;
    }
    this.at = at;
    this.gram = gram;
    this.entry = found === 0 ? 0 : this.heads[gram] as number;
    return found !== 0;
  }

  private stands(keyword: number, from: number): boolean {
    const { bytes, letters } = this;
    const first = this.starts[keyword] as number;
    const length = (this.starts[keyword + 1] as number) - first;
    if (from < 0 || from + length > bytes.length) return false;
    for (let index = 0; index < length; index++) {
      if (lowerOf[bytes[from + index] as number] !== letters[first + index]) return false;
    }
    this.keyword = keyword;
    this.from = from;
    this.to = from + length;
    return true;
  }

  /** Under its rarest gram; a keyword shorter than one under every gram that may stand where it does. */
  private register(index: number, keyword: string): void {
    const depth = keyword.length < GRAM ? GRAM : rarest(keyword);
    let low = 0;
    const known = Math.min(keyword.length, GRAM);
    for (let at = depth - GRAM; at < depth - GRAM + known; at++) low = (low << BITS) | (classOf[keyword.charCodeAt(at)] as number);
    const open = BITS * (GRAM - known);
    for (let gram = low << open; gram < (low + 1) << open; gram++) {
      this.nextOf.push(this.heads[gram] as number);
      this.keywordOf.push(index);
      this.depthOf.push(depth);
      this.heads[gram] = this.keywordOf.length - 1;
      this.marks[gram] = 1;
    }
  }
}

/** Where the rarest gram of a keyword ends. */
function rarest(keyword: string): number {
  let best = GRAM;
  let most = Number.NEGATIVE_INFINITY;
  for (let end = GRAM; end <= Math.min(keyword.length, LOOKED_THROUGH); end++) {
    let rarity = COMMON.has(keyword.slice(end - GRAM, end).toLowerCase()) ? -100 : 0;
    for (let at = end - GRAM; at < end; at++) rarity += rarityOf[classOf[keyword.charCodeAt(at)] as number] as number;
    if (rarity > most) {
      most = rarity;
      best = end;
    }
  }
  return best;
}
