/** Every example of every rule page: the findings it shows are found, all and only those, and its fixes do what it says. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Finding } from '../server/src/core/rule';
import { readPage, type ExpectedFinding, type PageExample } from './support/pages';
import { repository } from './support/repository';
import { allFindings, applyFix, fixesOf, openWorkspace, testSettings } from './support/workspace';

const folder = join(repository, 'docs', 'rules');

for (const name of readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md').sort()) {
  const page = readPage(readFileSync(join(folder, name), 'utf8'));
  describe(`docs/rules/${name}`, () => {
    it('has examples', () => assert.ok(page.examples.length > 0));
    for (const example of page.examples) it(example.heading, () => checkExample(example));
  });
}

function checkExample(example: PageExample): void {
  const settings = testSettings({ profile: example.strict ? 'strict' : 'default' });
  const engine = openWorkspace(example.files, settings, example.complete);
  const findings = allFindings(engine);
  assert.deepEqual(
    findings.map((finding) => describeFinding(finding, example)).sort(),
    example.expected.map((finding) => describeExpected(finding, example, findings)).sort(),
  );
  for (const [title, after] of example.fixes) {
    const fix = findings.flatMap((finding) => fixesOf(engine, example.files, finding)).find((offered) => offered.title === title);
    if (!fix) assert.fail(`no finding offers the fix “${title}”; offered: ${[...new Set(findings.flatMap((finding) => fixesOf(engine, example.files, finding)).map((offered) => offered.title))].join(' · ')}`);
    const result = applyFix(example.files, fix);
    for (const file of after) assert.equal(result.find((made) => made.path === file.path)?.text, file.text, `${file.path} after “${title}”`);
  }
}

/** A finding without its text: place, rule, severity where the page gives it. */
function describeFinding(finding: Finding, example: PageExample): string {
  const text = example.files.find((file) => file.path === finding.path)?.text ?? '';
  const broken = /[\r\n]/.exec(text.slice(finding.span.start, finding.span.end));
  const end = broken ? finding.span.start + broken.index : finding.span.end;
  return `${finding.path}:${finding.span.start}-${end} ${finding.rule} (${finding.severity}): ${finding.message}`;
}

function describeExpected(expected: ExpectedFinding, example: PageExample, findings: readonly Finding[]): string {
  const place = `${expected.path}:${expected.start}-${expected.end} ${expected.rule}`;
  const match = findings.find((finding) =>
    describeFinding(finding, example).startsWith(`${place} (`)
    && (expected.severity === undefined || finding.severity === expected.severity)
    && (expected.message === undefined || finding.message.includes(expected.message)));
  return match ? describeFinding(match, example) : `${place} (${expected.severity ?? 'any severity'}): …${expected.message ?? ''}…`;
}
