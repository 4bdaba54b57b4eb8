/** Keywords of Python (Language Reference §2.3.1, §2.3.2). */
import { WordTable } from '../lexing/characters';

export const enum Word {
  /** An operator, or what an expression follows. */
  Operator,
  Or, In, Is,
  /** Begins a statement that ends with `:`. */
  Compound,
  For, Lambda, Def, Class, Case, Del,
}

export const words = new WordTable<Word>([
  ...entries(Word.Operator, 'return and not yield await raise assert import from as global nonlocal pass break continue async'),
  ...entries(Word.Compound, 'if elif else while with try except finally match'),
  ['or', Word.Or], ['in', Word.In], ['is', Word.Is], ['for', Word.For], ['lambda', Word.Lambda],
  ['def', Word.Def], ['class', Word.Class], ['case', Word.Case], ['del', Word.Del],
]);

function entries(word: Word, text: string): [string, Word][] {
  return text.split(' ').map((each) => [each, word]);
}
