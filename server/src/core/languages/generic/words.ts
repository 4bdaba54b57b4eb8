/** Words that are no names in most languages of the generic family: operators, and what begins a statement. */
import { WordTable } from '../lexing/characters';

export const enum Word { Operator, Statement, Control, Or, Module, Declare }

export const words = new WordTable<Word>([
  ...entries(Word.Operator, 'new await yield in is not and typeof sizeof as of mut ref out final val static public private protected readonly override lazy late then do else when where elsif unless'),
  ...entries(Word.Statement, 'return throw raise echo print puts break continue defer go goto case default'),
  ...entries(Word.Control, 'if for while switch catch foreach elseif until guard synchronized lock using'),
  ['or', Word.Or],
  ...entries(Word.Module, 'import require require_relative require_once include include_once package use extern load library'),
  ...entries(Word.Declare, 'var const let'),
]);

function entries(word: Word, text: string): [string, Word][] {
  return text.split(' ').map((each) => [each, word]);
}
