/** Texts made to take long: whatever a reader or a contract rule does with them grows with their length only. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFindings, openWorkspace } from '../support/workspace';

/** Each text stands for one way of looking at the same characters again and again. */
const texts: readonly (readonly [path: string, text: string])[] = [
  ['.env', 'A=1\r'.repeat(20_000)],
  ['.env', 'A="x\n'.repeat(20_000)],
  ['.env', `A="${'\\"'.repeat(100_000)}\n`],
  ['.env', 'export \n \t'.repeat(20_000)],
  ['.env', `A=${'${A:-'.repeat(20_000)}`],
  ['.env', `A=${'"\u2028'.repeat(50_000)}`],
  ['.env', '\0\u0001A='.repeat(50_000)],
  ['.env.example', `# ${'@a=( '.repeat(50_000)}\nA=\n`],
  ['.env.example', `# ${'@a="'.repeat(50_000)}\nA=\n`],
  ['.env.example', `${'# @a={\n'.repeat(20_000)}A=\n`],
  ['.env.example', 'A=1\n'.repeat(20_000)],
  ['.envrc', `export A="${'$('.repeat(50_000)}\n`],
  ['.envrc', 'export A="\''.repeat(10_000)],
];

for (const [path, text] of texts) {
  test(`${path} ${JSON.stringify(text.slice(0, 16))}… of ${text.length} characters is read`, { timeout: 20_000 }, () => {
    const findings = allFindings(openWorkspace([{ path, text }]));
    for (const { span } of findings) assert.ok(span.start >= 0 && span.end <= text.length && span.start <= span.end);
  });
}
