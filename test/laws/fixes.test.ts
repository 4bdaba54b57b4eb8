/**
 * Laws of every fix that any finding of any rule page offers: it removes its finding and adds none, it changes nothing
 * but what it says (the rest byte for byte), and applying it twice is applying it once.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Fix } from '../../server/src/core/render';
import type { Finding } from '../../server/src/core/rule';
import { readPage, type PageExample } from '../support/pages';
import { repository } from '../support/repository';
import { allFindings, applyFix, fixesOf, openWorkspace, testSettings, type TestFile } from '../support/workspace';

const folder = join(repository, 'docs', 'rules');
const seen = new Map<string, number>();

describe('fixes of every page', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md').sort()) {
    for (const example of readPage(readFileSync(join(folder, name), 'utf8')).examples) {
      it(`${name}: ${example.heading}`, () => checkFixes(example));
    }
  }
  after(() => {
    for (const intent of ['read-from-environment', 'mount-secret', 'refer-to-secret', 'move-to-provider', 'declare-key', 'define-key', 'remove-entry', 'de-duplicate', 'remove-value', 'ignore-file', 'add-scope', 'suppress']) {
      assert.ok((seen.get(intent) ?? 0) > 0, `no page has a finding that offers ${intent}`);
    }
  });
});

function checkFixes(example: PageExample): void {
  const settings = testSettings({ profile: example.strict ? 'strict' : 'default' });
  const open = (files: readonly TestFile[]): ReturnType<typeof openWorkspace> => openWorkspace(files, settings, example.complete);
  const engine = open(example.files);
  const before = allFindings(engine);
  for (const finding of before) {
    for (const fix of fixesOf(engine, example.files, finding)) {
      seen.set(fix.intent, (seen.get(fix.intent) ?? 0) + 1);
      const where = `“${fix.title}” for ${finding.rule} in ${finding.path}`;
      checkBytes(example.files, fix, where);
      const changed = applyFix(example.files, fix);
      const next = open(changed);
      const found = allFindings(next);
      // A value kept in a git-ignored env file may be spoken of there at the lowest severities, see ARCHITECTURE.md.
      const added = surplus(found, before).filter((extra) => !(changed.find((file) => file.path === extra.path)?.git === 'ignored' && extra.severity === 'information'));
      assert.deepEqual(added.map(describeFinding), [], `${where} adds findings`);
      assert.ok(surplus(before, found).some((gone) => describeFinding(gone) === describeFinding(finding)), `${where} does not remove its finding`);
      checkTwice(changed, found, finding, fix, next, where);
    }
  }
}

/** Every edit's surroundings are untouched: the text outside the edited spans is the same, in order. */
function checkBytes(files: readonly TestFile[], fix: Fix, where: string): void {
  for (const edit of fix.edits) {
    const text = files.find((file) => file.path === edit.path)?.text;
    assert.equal(edit.create, text === undefined, `${where}: create must say whether ${edit.path} is new`);
    const spans = [...edit.edits].sort((a, b) => a.span.start - b.span.start);
    for (const [at, { span, newText }] of spans.entries()) {
      assert.ok(span.start >= 0 && span.end >= span.start && span.end <= (text ?? '').length, `${where}: span outside ${edit.path}`);
      assert.ok(at === 0 || (spans[at - 1] as { span: { end: number } }).span.end <= span.start, `${where}: overlapping edits`);
      if (text?.includes('\r\n') && !/[^\r]\n/.test(text)) assert.doesNotMatch(newText, /(^|[^\r])\n/, `${where}: line ending`);
      // Only whole lines can be told: what is taken out to be put back as it was is more than the fix says.
      const written = new Set(newText.split(/\r?\n/));
      const again = (text ?? '').slice(span.start, span.end).split(/\r?\n/).slice(1, -1).filter((line) => line.trim() !== '' && written.has(line));
      assert.deepEqual(again, [], `${where}: lines of ${edit.path} are rewritten`);
    }
  }
}

/** The same fix is not offered again for the same thing, so that doing it twice is doing it once. */
function checkTwice(files: readonly TestFile[], found: readonly Finding[], finding: Finding, fix: Fix, engine: ReturnType<typeof openWorkspace>, where: string): void {
  for (const again of found.filter((other) => describeFinding(other) === describeFinding(finding))) {
    for (const offered of fixesOf(engine, files, again).filter((other) => other.title === fix.title && other.intent === fix.intent)) {
      const twice = applyFix(files, offered);
      assert.notDeepEqual(twice, files, `${where}: offered again without effect`);
    }
  }
}

/** The findings of `more` that `than` does not have, counting equal ones. */
function surplus(more: readonly Finding[], than: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  for (const finding of than) counts.set(describeFinding(finding), (counts.get(describeFinding(finding)) ?? 0) + 1);
  return more.filter((finding) => {
    const left = counts.get(describeFinding(finding)) ?? 0;
    counts.set(describeFinding(finding), left - 1);
    return left <= 0;
  });
}

/** Places shift when a fix edits a file; what is found stays the same. */
function describeFinding(finding: Finding): string {
  return `${finding.path} ${finding.rule} ${finding.kind ?? ''} ${finding.name ?? ''} ${finding.message}`;
}
