/**
 * Incremental equals from scratch: after any sequence of edits, deletions, renames, git and settings changes, an engine
 * that lived through them says what a new engine says of the result. LASTHOP_LAW_EDITS and LASTHOP_LAW_SEED change the run.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import type { Engine } from '../../server/src/core/engine';
import type { Finding } from '../../server/src/core/rule';
import { applyEdits } from '../../server/src/core/text';
import { tryTexts } from '../../server/src/core/trial';
import type { GitState } from '../../server/src/core/view';
import { createRandom, fake } from '../support/fakes';
import { readPage } from '../support/pages';
import { repository } from '../support/repository';
import { openWorkspace, type TestFile } from '../support/workspace';

const EDITS = Number(process.env['LASTHOP_LAW_EDITS'] ?? 2500);
const SEED = Number(process.env['LASTHOP_LAW_SEED'] ?? 20261123);

/** A finding without the identities that two engines cannot share. */
function plain(finding: Finding): unknown {
  return { ...finding, intents: finding.intents.map(({ intent }) => ('key' in intent ? `${intent.kind} ${intent.key}` : intent.kind)) };
}

/** The files of several rule pages' examples, gathered into one workspace. */
function pageFiles(): TestFile[] {
  const folder = join(repository, 'docs', 'rules');
  const files = new Map<string, TestFile>();
  for (const page of readdirSync(folder).filter((name) => name.endsWith('.md')).sort()) {
    for (const example of readPage(readFileSync(join(folder, page), 'utf8')).examples) {
      for (const file of example.files) {
        const before = files.get(file.path);
        // Many examples share a file name: one grows out of them, up to a size that keeps a from-scratch check short.
        if (before && before.text.length > 700) continue;
        files.set(file.path, { path: file.path, text: `${before?.text ?? ''}${file.text}` });
      }
    }
  }
  return [...files.values()];
}

it(`${EDITS} random changes of a workspace`, () => {
  const random = createRandom(SEED);
  const pick = (below: number): number => Math.floor(random() * below);
  const oneOf = <T>(items: readonly T[]): T => items[pick(items.length)] as T;
  const pool = pageFiles();
  assert.ok(pool.length > 20, `only ${pool.length} files to play with`);
  const fragments = [
    '\n', '\r\n', '"', "'", '`', '${', '}', '#', '//', '/*', '*/', '=', ':', ' ', '\t', '\n\n', '---\n', '- ', '  ', '{{', '|\n', '"""', '\\',
    'API_KEY', 'DB_PASSWORD', '\nDB_PASSWORD=', 'process.env.API_KEY', 'os.environ["API_KEY"]', 'kind: Secret\n', 'data:\n', 'password: ',
    `password = "${fake('password')}"\n`, `\nSTRIPE_SECRET_KEY=${fake('stripe-live-key')}\n`, fake('github-token'), fake('postgres-url'),
    'lasthop-allow inline-secret: a test\n', 'gitleaks:allow', 'ref+vault://secret/dev/api/x#/value', 'changeme', '',
  ];
  let files = new Map<string, TestFile>();
  for (let count = 0; count < 14; count++) {
    const file = oneOf(pool);
    files.set(file.path, file);
  }
  for (const path of ['.env', '.env.example', '.gitignore']) files.set(path, pool.find((file) => file.path === path) ?? { path, text: 'API_KEY=1\n' });
  let complete = true;
  const engine = openWorkspace([...files.values()]);
  let findings = 0;

  const change: readonly (() => void)[] = [
    () => {
      const file = oneOf([...files.values()]);
      const start = pick(file.text.length + 1);
      const end = Math.min(file.text.length, start + (pick(3) === 0 ? pick(80) : pick(4)));
      const newText = pick(5) === 0 ? '' : oneOf(fragments);
      const next = { ...file, text: applyEdits(file.text, [{ span: { start, end }, newText }]) };
      files.set(file.path, next);
      engine.set(next, { start, oldEnd: end, newEnd: start + newText.length });
    },
    () => {
      const file = oneOf(pool);
      const next = { ...file, git: files.get(file.path)?.git };
      files.set(file.path, next);
      engine.set(next);
    },
    () => {
      if (files.size < 6) return;
      const file = oneOf([...files.values()]);
      files.delete(file.path);
      engine.remove(file.path);
      engine.setGit(file.path, 'unknown');
      if (file.path.endsWith('.gitignore')) engine.setPresent(file.path, false);
    },
    () => {
      const file = oneOf([...files.values()]);
      const renamed = { ...file, path: oneOf([`moved/${file.path}`, file.path.replace(/^[^/]*\//, ''), file.path.replace('.env', '.env.staging')]) };
      if (files.has(renamed.path)) return;
      files.delete(file.path);
      engine.remove(file.path);
      engine.setGit(file.path, 'unknown');
      if (file.path.endsWith('.gitignore')) engine.setPresent(file.path, false);
      files.set(renamed.path, renamed);
      if (renamed.git) engine.setGit(renamed.path, renamed.git);
      if (renamed.path.endsWith('.gitignore')) engine.setPresent(renamed.path, true);
      engine.set(renamed);
    },
    () => {
      const file = oneOf([...files.values()]);
      const git = oneOf<GitState>(['tracked', 'ignored', 'untracked', 'unknown']);
      files.set(file.path, { ...file, git });
      engine.setGit(file.path, git);
    },
    () => {
      complete = !complete;
      engine.setComplete(complete);
    },
    () => {
      // What is only tried, new files included, leaves nothing behind.
      const file = oneOf([...files.values()]);
      const path = oneOf([file.path, `tried/${file.path}`]);
      const tried = [{ path, text: file.text.slice(pick(file.text.length)), git: oneOf<GitState>(['tracked', 'ignored']) }, { path: '.env', text: `${oneOf(fragments)}\n` }];
      const told = engine.takeAffected();
      engine.addAffected(told);
      tryTexts(engine, path === '.env' ? tried.slice(1) : tried);
      assert.deepEqual(engine.takeAffected(), told);
    },
  ];
  for (let edit = 0; edit < EDITS; edit++) {
    const kind = pick(21);
    (change[kind < 15 ? 0 : kind - 14] ?? (change[0] as () => void))();
    if (files.size > 22) files = trim(files, engine);
    // Questions between the changes are what fills the memos that could be stale later.
    if (pick(4) !== 0) {
      for (const path of engine.paths()) if (pick(2) === 0) engine.check(path);
      continue;
    }
    const fresh = openWorkspace([...files.values()], undefined, complete);
    assert.deepEqual(engine.paths(), fresh.paths());
    for (const path of fresh.paths()) {
      const expected = fresh.check(path).map(plain);
      findings += expected.length;
      assert.deepEqual(engine.check(path).map(plain), expected, `${path} after change ${edit} (seed ${SEED})`);
    }
  }
  assert.ok(findings > EDITS, `only ${findings} findings were compared`);
});

function trim(files: Map<string, TestFile>, engine: Engine): Map<string, TestFile> {
  const kept = [...files].slice(4);
  for (const [path] of [...files].slice(0, 4)) {
    engine.remove(path);
    engine.setGit(path, 'unknown');
    if (path.endsWith('.gitignore')) engine.setPresent(path, false);
  }
  return new Map(kept);
}
