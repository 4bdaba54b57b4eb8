/** npm `dotenv` is the reference reading of `.env`: our scanner must give every text the same keys and values. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'dotenv';
import { LineScanner } from '../../server/src/core/languages/dotenv/scan';
import { createRandom } from '../support/fakes';

function read(text: string): Record<string, string> {
  const scanner = new LineScanner(text);
  const result: Record<string, string> = {};
  for (let at = 0; at < text.length; at = scanner.next) {
    if (scanner.read(at) === 'entry') result[text.slice(scanner.keyStart, scanner.keyEnd)] = scanner.value();
  }
  return result;
}

function check(text: string): void {
  assert.deepEqual(read(text), { ...parse(text) }, JSON.stringify(text));
}

/** Biased to what decides: quotes, separators, comments, line ends of every kind, white space of every kind. */
const pieces = [
  '"', '"', "'", "'", '`', '#', '=', '=', ':', ': ', '\\', '\\"', "\\'", '\\`', '\\n', '\\r', '\n', '\n', '\n', '\r\n', '\r', ' ', ' ', '\t',
  'A', 'B=', 'KEY=', 'export ', 'export', 'export\n', '\ufeff', '\u00a0', '\u2028', '\u2029', '\u0085', '\u3000', '\u180e', '\v', '\f', '\0',
  'x', 'value', '-', '.', '1', '${A}', '$A', '$(a)', '# c', ' #', '"\n', "'\n", '`\n', '="', "='", '=`', '=\n', ':\n', '\n\n', 'é', '\ud83d', '𝒳', '--- ', '//',
];
const regular = ['A=1\n', 'B="two"\n', "C='three'\n", 'D=`four`\n', '# comment\n', '\n', 'E: 5\n', 'export F=6\n', 'G="a\nb"\n', 'H=a # b\r\n', 'I=\n', 'J\n'];

test('dotenv and the scanner read the same from 250,000 generated texts', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 0x7fffffff);
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  let texts = 0;
  try {
    for (; texts < 250_000; texts++) {
      let text = '';
      const from = below(4) === 0 ? regular : pieces;
      for (let left = 1 + below(texts % 10 === 0 ? 40 : 14); left > 0; left--) {
        text += below(8) === 0 ? regular[below(regular.length)] : from[below(from.length)];
      }
      check(text);
    }
  } catch (error) {
    throw new Error(`seed ${seed}, text ${texts}`, { cause: error });
  }
});
