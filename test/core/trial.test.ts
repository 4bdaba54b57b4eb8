/** What is tried in memory: which findings it would change, and that nothing of it stays. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderFixes } from '../../server/src/core/render';
import { tryTexts } from '../../server/src/core/trial';
import { allFindings, fixesOf, openWorkspace, type TestFile } from '../support/workspace';
import { fake } from '../support/fakes';

const contract = { path: '.env.example', text: 'PORT=\n' };

describe('trial', () => {
  test('names the findings of every file that the change concerns, as they are and as they would be', () => {
    const engine = openWorkspace([contract, { path: '.env', text: 'PORT=1\n', git: 'ignored' }, { path: 'a.js', text: 'listen(process.env.PORT);\nf(process.env.OTHER);\n' }]);
    engine.check('a.js');
    const { before, after } = tryTexts(engine, [{ path: '.env.example', text: 'PORT=\nOTHER=\n' }]);
    assert.deepEqual(before.map(({ path, rule, name }) => [path, rule, name]), [['a.js', 'undeclared-read', 'OTHER']]);
    assert.deepEqual(after.map(({ path, rule, name }) => [path, rule, name]), [['.env', 'missing-key', 'OTHER']]);
  });

  test('leaves the texts, the git states, the files, the languages and what is affected as they were', () => {
    const engine = openWorkspace([contract, { path: '.env', text: 'PORT=1\n', git: 'ignored' }]);
    engine.set({ path: 'Untitled', languageId: 'javascript', text: 'f(process.env.OTHER);\n' });
    engine.takeAffected();
    engine.addAffected(['.env']);
    const before = allFindings(engine);
    tryTexts(engine, [{ path: 'new.js', text: `password = "${fake('password')}"` }, { path: '.env', text: '', git: 'tracked' }, { path: 'Untitled', text: '' }]);
    assert.deepEqual(engine.takeAffected(), ['.env']);
    assert.deepEqual(allFindings(engine), before);
    assert.deepEqual([engine.paths(), engine.text('.env'), engine.view().gitState('.env'), engine.source('Untitled')?.languageId],
      [['.env', '.env.example', 'Untitled'], 'PORT=1\n', 'ignored', 'javascript']);
  });

  test('a fix is not offered where a half-typed text would be read otherwise after it', () => {
    // Without its own line the entry above would reach for the sign below.
    const files: TestFile[] = [{ path: '.env.example', text: 'PORT=\n' }, { path: '.env', text: 'PORT=8080\nM---\nL_TOKEN=\n=', git: 'ignored' }];
    const engine = openWorkspace(files);
    const finding = allFindings(engine).find(({ name }) => name === 'L_TOKEN');
    assert.ok(finding);
    const titles = (fixes: readonly { readonly title: string }[]): string[] => fixes.map(({ title }) => title);
    assert.ok(titles(fixesOf(engine, files, finding, renderFixes)).includes('Remove L_TOKEN'));
    assert.ok(!titles(fixesOf(engine, files, finding)).includes('Remove L_TOKEN'));
    const whole: TestFile[] = [files[0] as TestFile, { path: '.env', text: 'PORT=8080\nL_TOKEN=\n', git: 'ignored' }];
    const typed = openWorkspace(whole);
    assert.ok(titles(allFindings(typed).flatMap((each) => fixesOf(typed, whole, each))).includes('Remove L_TOKEN'));
  });
});
