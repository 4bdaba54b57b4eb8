/** Words of JavaScript and TypeScript that are no names (ECMA-262 §12.7.2; TypeScript's contextual keywords). */
import { WordTable } from '../lexing/characters';

export const enum Word {
  /** An operator, or the beginning of an expression: `return`, `typeof`, `in`. */
  Operator, Typeof, Case,
  /** A statement that cannot stand inside an expression. */
  Statement,
  /** A statement whose parentheses are no call: `if`, `for`. */
  Control,
  Declare, Function, Class, Interface, Enum, Alias, As, Of, From, Module, Async, Default,
}

export const words = new WordTable<Word>([
  ...entries(Word.Operator, 'instanceof in new delete void yield await extends'),
  ['typeof', Word.Typeof],
  ['case', Word.Case],
  ['default', Word.Default],
  ...entries(Word.Statement, 'return throw else do try finally break continue debugger'),
  ...entries(Word.Control, 'if for while with switch catch'),
  ...entries(Word.Declare, 'const let var'),
  ['function', Word.Function],
  ['class', Word.Class],
  ['interface', Word.Interface],
  ['enum', Word.Enum],
  ['type', Word.Alias],
  ...entries(Word.As, 'as satisfies'),
  ['of', Word.Of],
  ['from', Word.From],
  ...entries(Word.Module, 'import export'),
  ['async', Word.Async],
]);

function entries(word: Word, text: string): [string, Word][] {
  return text.split(' ').map((each) => [each, word]);
}

/** Words of a type after which another type must come. */
export const typeOperators = new WordTable<true>(
  'keyof typeof readonly unique infer asserts is extends in new abstract out const'.split(' ').map((each) => [each, true]),
);
