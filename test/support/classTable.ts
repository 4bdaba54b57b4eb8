/** Tables of values by class: `name = value`, `@slot name = value` for a place with a meaning, `= value` without a name. */
import assert from 'node:assert/strict';
import { classify } from '../../server/src/core/classifier';
import type { LiteralSlot, ValueClass } from '../../server/src/core/facts';
import { characters, createRandom } from './fakes';

const random = createRandom(7);
/** `<hex 40>` becomes so many characters of an alphabet. */
const filled = (text: string): string => text.replace(/<encoded ([^>]+)>/g, (_all, plain: string) => Buffer.from(plain).toString('base64')).replace(/<(hex|HEX|lower|UPPER|base62|base64|digit|url) (\d+)>/g, (_all, alphabet: string, count: string) => characters(random, alphabet, Number(count)));

/** Every row of the table is of the class. */
export function checkClass(expected: ValueClass, table: string): void {
  const wrong: string[] = [];
  for (const line of table.split('\n')) {
    if (line.trim() === '') continue;
    const row = /^(?:@(\S+) )?(?:(\S+) )?= ?(.*)$/.exec(line);
    assert.ok(row, line);
    const value = filled(row[3] ?? '');
    const found = classify(value, { name: row[2], slot: row[1] as LiteralSlot | undefined });
    if (found !== expected) wrong.push(`${line} → ${found}`);
  }
  assert.deepEqual(wrong, []);
}
