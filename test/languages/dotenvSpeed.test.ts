/** The reader, which makes positions and facts, is never slower than `dotenv.parse`, which makes neither. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'dotenv';
import { realFileReader } from '../../server/src/core/languages/dotenv/reader';
import { readAll, type Annotate } from '../../server/src/core/segment';

const annotate: Annotate = (_text, _start, _end, facts) => ({ facts, suppressions: [] });

function repeated(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('');
}

/** Milliseconds. What is long enough to be interrupted counts by the processor's time, so that a busy machine does not make it longer. */
function timeOf(run: () => unknown): number {
  const before = process.cpuUsage();
  const start = process.hrtime.bigint();
  run();
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  const { user, system } = process.cpuUsage(before);
  return took > 1 ? Math.min(took, (user + system) / 1000) : took;
}

/** Least times of each in milliseconds, taken in turns: what the machine's other work did not touch. */
function least<const Runs extends readonly (() => unknown)[]>(enough: number, ...runs: Runs): { [K in keyof Runs]: number } {
  const best = runs.map(() => Number.POSITIVE_INFINITY);
  let spent = 0;
  for (let round = 0; round < 100 && (round < 10 || spent < enough); round++) {
    runs.forEach((run, index) => {
      const took = timeOf(run);
      best[index] = Math.min(best[index] as number, took);
      spent += took;
    });
  }
  return best as { [K in keyof Runs]: number };
}

const shapes: Readonly<Record<string, string>> = {
  'plain entries': repeated(10_000, (index) => `SOME_KEY_${index}=value-${index}\n`),
  'quoted entries': repeated(10_000, (index) => `SOME_KEY_${index}="value ${index}" # why\n`),
  'commented entries': repeated(5_000, (index) => `# About the key.\n\nexport SOME_KEY_${index}='a b ${index}'\r\n`),
  'long values': repeated(500, (index) => `SOME_KEY_${index}=${'x'.repeat(2_000)}\n`),
  'multi-line values': repeated(500, (index) => `SOME_KEY_${index}="${'MIIEvQIBADANBgkqhkiG9w0BAQ\n'.repeat(20)}"\n`),
  'interpolated values': repeated(5_000, (index) => `SOME_KEY_${index}=http://\${HOST}:\${PORT:-80}/${index}\n`),
  'prose': repeated(5_000, () => 'this is no entry at all, only prose in the wrong file\n'),
  'one quote never closed': `A="half\n${repeated(5_000, (index) => `KEY_${index}=\\"x\\" y\n`)}`,
  'a small file': 'A=1\nB="two"\n# three\nC=\'3\'\n',
};

for (const [shape, text] of Object.entries(shapes)) {
  test(`${shape}: at most the time of dotenv.parse`, (context) => {
    let ratio = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 4 && ratio > 1; attempt++) {
      const [ours, theirs] = least(200, () => readAll(realFileReader, text, annotate), () => parse(text));
      ratio = ours / theirs;
      context.diagnostic(`${ratio.toFixed(2)} of dotenv.parse (${ours.toFixed(3)} ms)`);
    }
    assert.ok(ratio <= 1);
  });
}

test('blank lines and bad lines cost no more than their length', (context) => {
  const length = (count: number): string => `${'\n'.repeat(count)}bad line\nA\n${'\n \t'.repeat(count)}=\n${'export\n'.repeat(count)}`;
  let growth = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 4 && growth > 24; attempt++) {
    const [small, large] = least(150, ...[length(10_000), length(80_000)].map((text) => () => readAll(realFileReader, text, annotate)));
    growth = (large as number) / (small as number);
    context.diagnostic(`8 times the text takes ${growth.toFixed(1)} times as long`);
  }
  assert.ok(growth <= 24);
  const blank = `${'\n'.repeat(4_000)}bad`;
  const [ours, theirs] = least(50, () => readAll(realFileReader, blank, annotate), () => parse(blank));
  assert.ok(ours < theirs, `${ours} ms against ${theirs} ms`);
});
