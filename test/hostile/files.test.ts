/** Whatever lies on a disk: `lasthop check` as a process reads or skips it, says so, and ends. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, it } from 'node:test';
import { createRandom, fake } from '../support/fakes';
import { repository } from '../support/repository';

/** A run that takes longer than this, in milliseconds, hangs. */
const HANGS = 90_000;

interface Answer {
  readonly status: number | null;
  readonly stderr: string;
  readonly rules: (path: string) => string[];
  readonly skipped: ReadonlyMap<string, string>;
  readonly files: number;
}

const folders: string[] = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new folder with these files; a function makes something that is no file. */
function folderOf(files: Readonly<Record<string, string | Buffer | ((path: string) => void)>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lasthop-hostile-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    if (typeof content === 'function') content(target);
    else writeFileSync(target, content);
  }
  return folder;
}

interface JsonReport {
  readonly findings: readonly { readonly rule: string; readonly path: string }[];
  readonly summary: { readonly files: number; readonly skipped: readonly { readonly path: string; readonly reason: string }[] };
}

/** @param uid runs the process, where it is not the tests' own user */
function check(folder: string, paths: readonly string[] = ['.'], node: readonly string[] = [], uid?: number): Answer {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath, [...node, join(repository, 'dist/cli.js'), 'check', ...paths, '--format', 'json'],
    { cwd: folder, ...(uid === undefined ? {} : { uid }), encoding: 'utf8', timeout: HANGS, maxBuffer: 1 << 28 },
  );
  assert.equal(error, undefined, `the process was stopped: ${error?.message}`);
  assert.doesNotMatch(stderr, /\n\s+at .*:\d+:\d+/, 'no stack trace reaches the user');
  assert.notEqual(stdout, '', stderr);
  const report = JSON.parse(stdout) as JsonReport;
  return {
    status, stderr, files: report.summary.files,
    rules: (path) => [...new Set(report.findings.filter((finding) => finding.path === path).map(({ rule }) => rule))].sort(),
    skipped: new Map(report.summary.skipped.map(({ path, reason }) => [path, reason])),
  };
}

/** A line of code with a secret of an issuer; found wherever it stands. */
const secretLine = (): string => `const key = "${fake('stripe-live-key')}";\n`;
const found = ['inline-secret'];

it('odd files of every kind in one folder', () => {
  const random = createRandom(7);
  const noise = Buffer.from(Array.from({ length: 20_000 }, () => Math.floor(random() * 256)));
  const utf16 = Buffer.from(`\ufeff${secretLine()}`, 'utf16le');
  const files = {
    'seen.js': secretLine(),
    'binary.bin': noise,
    'noise/.env': noise,
    'picture.png': Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), noise]),
    'empty.js': '',
    'mark-only.js': '\ufeff',
    'carriage-returns.js': `// old\r${secretLine().trim()}\r`,
    'no-line-ending.js': secretLine().trim(),
    'little.js': utf16,
    'big.js': Buffer.from(utf16).swap16(),
    'little-unmarked.js': utf16.subarray(2),
    'odd-length.js': utf16.subarray(0, utf16.length - 1),
    'latin1.js': Buffer.concat([Buffer.from([0xe9, 0x0a]), Buffer.from(secretLine())]),
    'lone-surrogates.js': Buffer.concat([Buffer.from([0x22, 0xed, 0xa0, 0x80, 0xed, 0xb0, 0x80, 0x22, 0x0a]), Buffer.from(secretLine())]),
    'cut-short.js': Buffer.concat([Buffer.from(secretLine()), Buffer.from([0xf0, 0x9f])]),
    'late-nul.js': `${secretLine()}${' '.repeat(10_000)}\0\n`,
    'half.yaml': 'a: [1, {b: "c\n  d: |\n   e\n\t f: *g\n<<: *\n- ? :\n',
    'half.json': '{"a": ["b", {"c": "\\u12',
    'deep.json': '['.repeat(100_000),
    'deep.yaml': '- '.repeat(50_000),
    'deep.ts': `${'`${'.repeat(50_000)}`,
    'deep.py': 'f"{'.repeat(50_000),
    ' spaces and ünïcode — 名前.js': secretLine(),
    '-dash.js': secretLine(),
    'folder.js/inner.js': secretLine(),
    '.env/inner.js': secretLine(),
    'line\nbreak.js': secretLine(),
    '.lasthop.yaml/not-a-file.txt': 'x',
    '.gitignore/not-a-file.txt': 'x',
    'loop/self': (path: string) => symlinkSync('self', path),
    'loop/up': (path: string) => symlinkSync('..', path),
    'loop/there': (path: string) => symlinkSync('back', path),
    'loop/back': (path: string) => symlinkSync('there', path),
    'loop/.env.local': (path: string) => symlinkSync('.env.local', path),
    'loop/nowhere': (path: string) => symlinkSync('missing/file', path),
    'loop/inner/.lasthop.yaml': (path: string) => symlinkSync('.lasthop.yaml', path),
    'pipe': (path: string) => assert.equal(spawnSync('mkfifo', [path]).status, 0),
    'pipes/.env': (path: string) => assert.equal(spawnSync('mkfifo', [path]).status, 0),
  };
  const answer = check(folderOf(files));

  assert.equal(answer.status, 1, answer.stderr);
  const readable = ['seen.js', 'carriage-returns.js', 'no-line-ending.js', 'little.js', 'big.js', 'odd-length.js', 'latin1.js', 'lone-surrogates.js',
    'cut-short.js', 'late-nul.js', ' spaces and ünïcode — 名前.js', '-dash.js', 'folder.js/inner.js', '.env/inner.js', 'line\nbreak.js'];
  assert.deepEqual(readable.filter((path) => answer.rules(path).join() !== found.join()), [], 'the secret is found in all of these');
  const skipped = ['binary.bin', 'noise/.env', 'picture.png', 'little-unmarked.js', 'loop/self', 'loop/up', 'loop/there', 'loop/back', 'loop/.env.local', 'loop/nowhere', 'loop/inner/.lasthop.yaml', 'pipe', 'pipes/.env'];
  assert.deepEqual(skipped.filter((path) => !answer.skipped.get(path)), [], 'each of these is skipped with a reason');
  // Every regular file was either checked or is named with a reason.
  const regular = Object.values(files).filter((content) => typeof content !== 'function').length;
  const skippedRegular = [...answer.skipped.keys()].filter((path) => !path.startsWith('loop/') && !path.startsWith('pipe')).length;
  assert.equal(answer.files + skippedRegular, regular);
});

it('a file that was asked for and cannot be read is said, and what could be checked is checked', () => {
  const folder = folderOf({ 'seen.js': secretLine() });
  const answer = check(folder, ['missing.js', 'seen.js']);
  assert.equal(answer.status, 2);
  assert.match(answer.stderr, /missing\.js/);
  assert.deepEqual(answer.rules('seen.js'), found);
});

/** Permissions do not bind root: then the check runs as nobody, who must be able to read the program itself. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
const cannotRead = nobody !== undefined && spawnSync(process.execPath, [join(repository, 'dist/cli.js'), '--version'], { uid: nobody }).status !== 0;

it('a file without permission is skipped with that reason', { skip: cannotRead ? 'nobody but root may read this clone' : false }, () => {
  const folder = folderOf({
    'seen.js': secretLine(),
    'locked.js': (path) => { writeFileSync(path, secretLine()); chmodSync(path, 0); },
    'locked/inner.js': (path) => { writeFileSync(path, secretLine()); chmodSync(dirname(path), 0); },
  });
  chmodSync(folder, 0o755);
  const answer = check(folder, ['.'], [], nobody);
  assert.match(answer.skipped.get('locked.js') ?? '', /permission/);
  assert.match(answer.skipped.get('locked') ?? '', /permission/);
  assert.deepEqual(answer.rules('seen.js'), found);
});

it('files that vanish between listing and reading', () => {
  const folder = folderOf({
    'a.js': secretLine(), 'b.js': secretLine(), 'c/.env': 'A=1\n', 'd/e.js': secretLine(), 'z.js': secretLine(),
    // Runs inside the checked process: with the first file of the folder that is opened, others go.
    'hook/vanish.cjs': `const fs = require('node:fs'); const open = fs.openSync;
      fs.openSync = (path, ...rest) => {
        if (require('node:path').resolve(String(path)).startsWith(process.cwd() + '/')) for (const gone of ['b.js', 'c', 'd']) fs.rmSync(gone, { recursive: true, force: true });
        return open(path, ...rest);
      };`,
  });
  const answer = check(folder, ['.'], ['--require', join(folder, 'hook/vanish.cjs')]);
  assert.equal(answer.status, 1, answer.stderr);
  assert.deepEqual([answer.rules('a.js'), answer.rules('z.js')], [found, found]);
  for (const path of ['b.js', 'c/.env', 'd/e.js']) assert.match(answer.skipped.get(path) ?? '', /vanished/, path);
});

it('large files: 50 MB, one line, a million lines', () => {
  const filler = 'const value = compute(1, "two", [3, 4], { five: 6 });';
  const folder = folderOf({
    'fifty.js': Buffer.concat([Buffer.alloc(50_000_000, `${filler}\n`), Buffer.from(`\n${secretLine()}`)]),
    'beyond.log': Buffer.alloc(70_000_000, `${filler}\n`),
    'bundle.min.js': `${filler.repeat(60_000)}${secretLine()}`,
    'million.py': `${'value = compute(1, "two")\n'.repeat(1_000_000)}key = "${fake('stripe-live-key')}"\n`,
    'million/.env': `${'# nothing\n'.repeat(1_000_000)}STRIPE=${fake('stripe-live-key')}\n`,
    'million.yaml': `${'- a: b\n'.repeat(1_000_000)}- key: ${fake('stripe-live-key')}\n`,
    'million-documents.yaml': `${'---\n'.repeat(100_000)}key: ${fake('stripe-live-key')}\n`,
  });
  const answer = check(folder);
  assert.equal(answer.status, 1, answer.stderr);
  assert.ok(answer.skipped.get('beyond.log'), 'a file beyond the limit is skipped with a reason');
  for (const path of ['fifty.js', 'bundle.min.js', 'million.py', 'million/.env', 'million.yaml', 'million-documents.yaml']) {
    assert.ok(answer.rules(path).includes('inline-secret') || answer.skipped.get(path), `${path}: neither found nor skipped with a reason`);
  }
  assert.deepEqual(answer.rules('million.py'), found);
});

it('YAML bombs cost what they weigh', () => {
  const levels = Array.from({ length: 30 }, (_, level) => `l${level}: &l${level} [${Array(10).fill(level === 0 ? 'x' : `*l${level - 1}`).join(', ')}]`);
  const merges = Array.from({ length: 30 }, (_, level) => `m${level}: &m${level}\n  <<: [${Array(10).fill(level === 0 ? '{a: b}' : `*m${level - 1}`).join(', ')}]`);
  const folder = folderOf({
    'laughs.yaml': `${levels.join('\n')}\nkey: ${fake('stripe-live-key')}\n`,
    'merges.yaml': `${merges.join('\n')}\nkey: ${fake('stripe-live-key')}\n`,
    'compose.yaml': `x-a: &a {b: *a}\nservices:\n  web: &web\n    <<: *web\n    environment:\n      KEY: ${fake('stripe-live-key')}\n`,
    'wide.yaml': `a: {${'b: c, '.repeat(100_000)}}\n`,
    'keys.yaml': 'a: &a\n'.repeat(50_000),
    '.lasthop.yaml': levels.join('\n'),
  });
  const answer = check(folder);
  assert.ok(answer.status === 1 || answer.status === 2, answer.stderr);
  for (const path of ['laughs.yaml', 'merges.yaml', 'compose.yaml']) assert.ok(answer.rules(path).length > 0, path);
});
