/** The laws of fixes (test/support/fixLaws) for every fix of every finding on the rule pages and in the sample. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Fix } from '../../server/src/core/render';
import type { Finding } from '../../server/src/core/rule';
import { span } from '../../server/src/core/text';
import { fake } from '../support/fakes';
import { checkFix, situation, type Situation } from '../support/fixLaws';
import { readPage } from '../support/pages';
import { repository } from '../support/repository';
import { sampleFiles } from '../support/sample';
import { allFindings, fixesOf, testSettings } from '../support/workspace';

const folder = join(repository, 'docs', 'rules');
const seen = new Map<string, number>();

function checkAll(of: Situation): void {
  for (const finding of allFindings(of.engine)) {
    for (const fix of fixesOf(of.engine, of.files, finding)) {
      seen.set(fix.intent, (seen.get(fix.intent) ?? 0) + 1);
      checkFix(of, finding, fix);
    }
  }
}

describe('fixes of every page', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md') && file !== 'README.md').sort()) {
    for (const { heading, files, strict, complete } of readPage(readFileSync(join(folder, name), 'utf8')).examples) {
      it(`${name}: ${heading}`, () => checkAll(situation(files, testSettings({ profile: strict ? 'strict' : 'default' }), complete)));
    }
  }
  after(() => {
    for (const intent of ['read-from-environment', 'mount-secret', 'refer-to-secret', 'move-to-provider', 'declare-key', 'define-key', 'remove-entry', 'de-duplicate', 'remove-value', 'ignore-file', 'add-scope', 'suppress']) {
      assert.ok((seen.get(intent) ?? 0) > 0, `no page has a finding that offers ${intent}`);
    }
  });
});

it('fixes of the sample', () => checkAll(situation(sampleFiles(), testSettings(), true)));

describe('the laws see', () => {
  const password = fake('opaque-24');
  const files = [
    { path: 'a.js', text: `const before = 1;\nconst password = "${password}"; // note\n` }, { path: '.env', text: '', git: 'ignored' as const },
    { path: '.gitignore', text: '.env\n' },
  ];
  const of = situation(files, testSettings(), true);
  const [finding] = allFindings(of.engine) as [Finding];
  const read = fixesOf(of.engine, files, finding).find(({ intent }) => intent === 'read-from-environment') as Fix;
  const place = files[0]?.text.indexOf(`"${password}"`) ?? 0;
  const whole = span(place, place + password.length + 2);
  const doing = (...edits: { readonly span: { start: number; end: number }; readonly newText: string }[]): Fix => ({
    ...read, edits: read.edits.map((edit) => (edit.path === 'a.js' ? { ...edit, edits } : edit)),
  });
  const text = files[0]?.text ?? '';

  it('nothing wrong in what is right', () => checkFix(of, finding, read));
  const wrong: Readonly<Record<string, readonly [Fix, RegExp]>> = {
    'a value left where it was': [doing({ span: span(0, 0), newText: '// read\n' }), /does not remove its finding/],
    'another value in its place': [doing({ span: whole, newText: `'${fake('opaque-32')}'` }), /does not remove its finding|adds findings/],
    'a finding that comes': [doing({ span: whole, newText: 'process.env.PASSWORD' }, { span: span(text.length, text.length), newText: `\nconst apiToken = "${fake('opaque-32')}";\n` }), /adds findings/],
    'a comment that goes': [doing({ span: span(whole.start, text.length - 1), newText: 'process.env.PASSWORD;' }), /is not what the fix is about/],
    'a neighbour that is written again': [doing({ span: span(whole.start - 2, whole.end), newText: '= process.env.PASSWORD' }), /the beginning is written again/],
    'an end that is written again': [doing({ span: span(whole.start, whole.end + 1), newText: 'process.env.PASSWORD;' }), /the end is written again/],
    'a blank that is added': [doing({ span: whole, newText: 'process.env.PASSWORD' }, { span: span(5, 5), newText: ' ' }), /does not belong there/],
    'another line ending': [doing({ span: whole, newText: 'process.env.PASSWORD' }, { span: span(0, 0), newText: '// read\r\n' }), /line ending/],
    'nothing that changes': [doing({ span: span(0, 1), newText: 'c' }), /no change/],
  };
  for (const [what, [fix, message]] of Object.entries(wrong)) it(what, () => assert.throws(() => checkFix(of, finding, fix), message));
});
