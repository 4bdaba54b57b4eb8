/** How much a text looks like words: the last question asked of a value, after everything structural. */

/**
 * Which of the 26³ letter triples occur inside words, one bit each, six bits a character (least significant first).
 * Set where a triple occurs in at least eight words of SCOWL's american-english list (size 60, free licence) or of the
 * identifiers of TypeScript declaration files, or in one of some hundred names of software. 24 % of the triples are
 * set: of ten random triples two or three, of a word's nearly all.
 */
const TRIPLES =
  'AAgAsxaWUlN9R/vvflAWGQMNpARnnFERUUQT86CBAEAEZSU0/97XTkvF9/b9OABAATmsHBAAQw///Xd2dHdbeesT46IREEEtTLEQEBBA7kPTERQQoz961Rkk' +
  'AFAQAAABAB9nzbDAAAAAAAAAAEA8H/uAEAABAAAAERQQEEBAAQAEAsV+eHAAAAAAAAERQQEFBhBRgkA4WOOIEBAAAAAAAAAAAEIyAAAAA43v+EAAAARmkEAA' +
  'QAwP57UAAAAAAAAwu55V/hvPCAAAwu57VREEEBAAAAAAAA/nvfDAAAAAAABREEEBBAGQM5ZB/kvDAAAAAAAAAAAAAYAIIAEAAAunrfHBSCQAAABRkkB9/+vb' +
  'ABBBQEhAERQAwf47rBAEEAAAAQEBBQREEAEBAAAX57vBEkAAAAAQEBBRUmFCAIAAwH57AREAAERQAAAAAAQECBAAAAgb86nTmkFUZTe0W5ZVu3r7GTSeUU5Z' +
  'RREEE0GPuQEARBRkAB8X/+0F5TR///fzGueQkJ7BAAAE8//+9n93V3mkXzBuuQEBBAbmkBUZwYwFxREQEAA6UP+DAAAAAAAAAAAAQH54FRkkFBAAAAAAAA/h' +
  'ijCAAAQAAAAREEEBAAAAAAAAFln1AAAAAAAAAREEEABAAAEBRQchjDCAAAAAAAAAAAAAQAAAAAAAelrfDAQAAAAAAAAAAkZeOFAAAARkkANRaMxf45iAAAAA' +
  'AAAQEBBRRAAAERUUwWp5HAAAAAAAAQEBBBACACAIQAQE55AAAAAEAAAAAAAACArAAAAAgf963BAEAAAAAAAABA/kv/BAAQAAAAAAAEA8n/uIAAAAAAAAARQA' +
  'UEBRAREEA8V/+BABAAAAAAERQQEAAgAxmnD9GOOAAAAAREEAAAAAACY6AAAAA4MuOwEJZBV2kHlVaclb54HxkEGFdeWBABAAAEAAEAAAQkBBA/3lfNR+Uw//' +
  '3fMhrHEZ2eAAAAB/1vX9/3fwt55xAABBERQgAABAAREACEAAAQEBBgGHrdBAAAAAAAAAAAAUBKOBAAAAAAAAAAAAgQogAAAAAAAAAAAAAAAAAAAAAAgxpYRA' +
  'AAAAAAAAAAAAAAEAAAAAgS54CAAAAAAAIAAAAAAAAAAAAAg654wREEAAAAAQAABAbguTBQAQAAAAARAEA8BuOAAAAAQEAAERQQUAAAAREEEAAa+AEBBAAAAA' +
  'EQQQQgYjAAAEAIAiEAAAAARAEAAAAAQAIAAAAAA4dv+fEBJARGEEMTSGw/57fREkFERQQQEABA/x/vCAAAQEBQQ/GPFFRQEAEAAA/n/fFZSMAAAAAQEEAFZw' +
  'IQkBZx/1vjERAAQAABAAEAAUdsOJAAAAe/rvHRSWQBBAAAAAA8FeOFABBBAAAAAAQAQf84oAAAAAAAAAEBAQREEEFRAEw397nRmkHBAAAAAABAQGECAAgAAf' +
  '44AAAAAAAAAAAAAAAAgDAAAAg/963RkkEEZTa0957V/l//HRSSwu55VREEE8P/9aEABBxmiBFRQAUEBBAREEF5X++XAJJBAAAEERwQQ99zXRmnV/X/OQEBBB' +
  'BGkAABAAQARAAREEAwGveyEr5DV2kH9dSWlKp4CxkEHEdeWUEhBAsgiDABQAQERRB/1FPNT8E0///3+1rLGZ2eEAAAB/1vfdZ2d0lJ7RflqLERQQwn5zAQEA' +
  'AVRUEQEBBAen7fBAQCAAABABAAA0H7OBAAABAAAAERSeUf87oAAAAAQAAQEBBRRAAAABQAAX97PRkkEBAAAQEBBRVGEGFRQWkb46gAAAAkAAAAAAAAAEgAAA' +
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAERQAAAAAAQAAAAAAAAAAAAAAAA4/v+d' +
  'EJZBRmkEFZ6W1////RkEFEZSWUEBBQ/xfvGBAQQkJQAZEEBFZSUUMRRB////XZSWAAAABRGEEVZ5Yw95Z1/lLDERQAQkBJAAAAAMR+EBAAAAu1r/FBQQUkJJ' +
  'BxEEA8fu/XEBBBAAkEcRfa1f47rAAAEERAUUEBBRREEHERQQwf57HRmkFBACQQMABB3mPW9f+W1f56AQEAAkRQAAAAAAEkrBAAAAg/96fREkEEISCAABBA/n' +
  'v/EQQQQAAJA7kvV9H//YAAAAAAAAERQEUEIFAREAA8X/+XEJZBAAAAERQQElVhFRksF9X+OAAAAAREkAAAAAAAZKAREAA4ULu1nb7BV2kGkVSE0Oo4hhgACE' +
  'deUQAAAAfhqLCAAAAEBAA/1PPMT80w/9/HAEgG9ZyeEAAAA/1vPdZ7c0/57lAABAARAAAAAAAQAAEAAAAAEAAgOlrHAAAAAAAAAAAAA0VOOGAAAAAAAAAAAA' +
  'wfp5iAAAAAAAAAAAAAAAAAAAAAABtoVAAAAAAAAAAAAAEQAAAAAAAAIAAAEAAAAAAAAAAAAAAAAAAAgb96aRAkAEAAAAEJIAbkiLAAAQAAAAAREEAwHuuIAA' +
  'AAAEAAARAEUAAAAQEABIAeSBAABAAAAAERQAEkBiAACEAAAAAAAAAAAAAQAAAAAAAAAAAAAQEMIAAAAARmkMAAAAADwYAAAAAAAAAQABBAdkHLAAAAAAAAAA' +
  'AAAAACAAAAAAAAiAERSSAAAAAAAAAAAACQFBJBBAgAAQAAAAAAAAEAoAAAAAAAAAGwjSERQAQkIBAREgAkAKOAAAABREkAAAQAAEgQAAAAAAAAAQEJBSzEPA' +
  '0RQIASsIBRGmDAAAAQEBBAREdDAZQAABAAAAAAAEBQAAAAAAAAAAABAAgAw6AAAAAAAAAAAAAAPgiDAAAAAAAAAAAAAABuAAAAAAAAAAARAAAAAAAAAAAAQY' +
  'GAAAAAAAAAAAAAAAAAAAAAAAAACAAAAAAAAAQAAAAAAAARkAAB';
const triples = decode(TRIPLES);

function decode(text: string): Uint8Array {
  const table = new Uint8Array(26 * 26 * 26);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const bits = unit >= 97 ? unit - 71 : unit >= 65 ? unit - 65 : unit >= 48 ? unit + 4 : unit === 43 ? 62 : 63;
    for (let bit = 0; bit < 6; bit++) {
      if ((bits >> bit) & 1 && at * 6 + bit < table.length) table[at * 6 + bit] = 1;
    }
  }
  return table;
}

/** 0…25 for an ASCII letter of either case, else -1. */
function letter(unit: number): number {
  const lower = unit | 32;
  return lower >= 97 && lower <= 122 ? lower - 97 : -1;
}

/** True when most letter triples of `[start, end)`, which holds letters only, occur in words. Needs three letters. */
export function wordLike(text: string, start: number, end: number): boolean {
  const count = end - start - 2;
  if (count < 1) return false;
  let known = 0;
  let a = letter(text.charCodeAt(start));
  let b = letter(text.charCodeAt(start + 1));
  for (let at = start + 2; at < end; at++) {
    const c = letter(text.charCodeAt(at));
    known += triples[(a * 26 + b) * 26 + c] ?? 0;
    a = b;
    b = c;
  }
  return known * 10 >= count * 7;
}

export interface Wordiness {
  /** Letters in runs that look like words, as a share of all letters and digits, 0…1. */
  readonly share: number;
  /** Runs of letters of one case pattern (`db`, `Password`, `URL`) that look like words. */
  readonly words: number;
  /** All runs of letters or of digits. */
  readonly runs: number;
}

/** Looks at the first `limit` code units. Runs split where case, digits or separators say so: `myDbPassword1` has four. */
export function wordiness(text: string, limit = 256): Wordiness {
  const end = Math.min(text.length, limit);
  let wordLetters = 0;
  let counted = 0;
  let words = 0;
  let runs = 0;
  let at = 0;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (letter(unit) >= 0) {
      const start = at;
      at++;
      if (isUpper(unit)) {
        while (at < end && isUpper(text.charCodeAt(at))) at++;
        // `URLPath`: the last capital begins the next word; `Path`: one capital, then small letters.
        if (at < end && isLower(text.charCodeAt(at))) {
          if (at - start > 1) at--;
          else while (at < end && isLower(text.charCodeAt(at))) at++;
        }
      } else {
        while (at < end && isLower(text.charCodeAt(at))) at++;
      }
      const length = at - start;
      runs++;
      counted += length;
      if (length >= 3 && wordLike(text, start, at)) {
        words++;
        wordLetters += length;
      }
    } else if (unit >= 48 && unit <= 57) {
      const start = at;
      while (at < end && isDigit(text.charCodeAt(at))) at++;
      runs++;
      counted += at - start;
    } else at++;
  }
  return { share: counted === 0 ? 0 : wordLetters / counted, words, runs };
}

function isUpper(unit: number): boolean {
  return unit >= 65 && unit <= 90;
}

function isLower(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Shannon entropy in bits a code unit of the first `limit` units. */
export function entropy(text: string, limit = 256): number {
  const end = Math.min(text.length, limit);
  if (end === 0) return 0;
  const counts = new Map<number, number>();
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / end) * Math.log2(count / end);
  return bits;
}
