/** The search in bytes finds what comparing everywhere finds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeywordSearch } from '../../server/src/core/keywordSearch';

function found(keywords: readonly string[], text: string): string[] {
  const search = new KeywordSearch(keywords);
  const result: string[] = [];
  search.start(Buffer.from(text, 'latin1'));
  while (search.next()) result.push(`${search.from}-${search.to} ${search.keyword}`);
  return result.sort();
}

function compared(keywords: readonly string[], text: string): string[] {
  const fold = (word: string): string => word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const lower = fold(text);
  const result: string[] = [];
  keywords.forEach((keyword, index) => {
    for (let at = lower.indexOf(fold(keyword)); at >= 0; at = lower.indexOf(fold(keyword), at + 1)) result.push(`${at}-${at + keyword.length} ${index}`);
  });
  return result.sort();
}

test('equals a comparison at every place', () => {
  const alphabet = 'aAbBkeypw_-./:9 \n\0é\xff{';
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const word = (most: number): string => Array.from({ length: 1 + random(most) }, () => alphabet.charAt(random(alphabet.length))).join('');
  for (let round = 0; round < 400; round++) {
    const keywords = Array.from({ length: 1 + random(12) }, () => word(6));
    const text = Array.from({ length: random(30) }, () => (random(3) === 0 ? keywords[random(keywords.length)] as string : word(5))).join('');
    assert.deepEqual(found(keywords, text), compared(keywords, text), JSON.stringify({ keywords, text }));
  }
});

test('short keywords at the very end, one after another, and again after another text', () => {
  assert.deepEqual(found(['pw', 'x', 'pass'], 'xpw'), ['0-1 1', '1-3 0']);
  assert.deepEqual(found(['ab', 'abc', 'b'], 'abc'), ['0-2 0', '0-3 1', '1-2 2']);
  const search = new KeywordSearch(['key']);
  search.start(Buffer.from('key'));
  assert.equal(search.next(), true);
  search.start(Buffer.from('none'));
  assert.equal(search.next(), false);
});

test('refuses what it cannot compare', () => {
  assert.throws(() => new KeywordSearch(['']), RangeError);
  assert.throws(() => new KeywordSearch(['密码']), RangeError);
});
