/** `lasthop fix`: what it shows, what it writes, what it leaves alone. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'dotenv';
import { unifiedDiff } from '../../server/src/cli/diff';
import { writeAtomically } from '../../server/src/host/atomicWrite';
import { rewriteFile } from '../../server/src/host/rewrite';
import { lasthop } from '../support/commandLine';
import { createRandom, fake } from '../support/fakes';
import { temporaryFolder, type Files } from '../support/folder';
import { writeRepository } from '../support/gitIndex';

const password = fake('password-symbols');

const shop: Files = {
  '.gitignore': '.env\n',
  '.env.example': '# Mail\r\n',
  'src/mail.js': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`export const mail = {\r\n  password: '${password}',\r\n};\r\n`)]),
};

test('a dry run shows a diff without values and writes nothing', (context) => {
  const folder = temporaryFolder(context, shop);
  writeRepository(folder, []);
  const { status, output, said } = lasthop(folder, ['fix', '--dry-run', '--unsafe']);
  assert.deepEqual([status, said], [0, '1 fix in 3 files would be applied.\n']);
  assert.ok(!output.includes(password));
  assert.match(output, /^--- \/dev\/null\n\+\+\+ b\/\.env\n@@ -0,0 \+1 @@\n\+MAIL_PASSWORD=.*•/m);
  assert.match(output, /^-  password: '•+',\n\+  password: process\.env\.MAIL_PASSWORD,$/m);
  assert.ok(!existsSync(join(folder, '.env')));
});

test('written: the value in the ignored file for its owner only, encoding and line ends kept', (context) => {
  const folder = temporaryFolder(context, shop);
  writeRepository(folder, []);
  assert.equal(lasthop(folder, ['fix']).said, 'Nothing to fix safely.\n');
  assert.deepEqual(lasthop(folder, ['fix', '--unsafe']), { status: 0, output: '', said: 'Applied 1 fix in 3 files.\n' });
  assert.ok(readFileSync(join(folder, '.env'), 'utf8').includes(password));
  if (process.platform !== 'win32') assert.equal(statSync(join(folder, '.env')).mode & 0o777, 0o600);
  assert.equal(readFileSync(join(folder, 'src/mail.js'), 'utf8'), '\ufeffexport const mail = {\r\n  password: process.env.MAIL_PASSWORD,\r\n};\r\n');
  assert.match(readFileSync(join(folder, '.env.example'), 'utf8'), /^# Mail\r\n[^]*MAIL_PASSWORD=/);
  assert.equal(lasthop(folder, ['fix', '--unsafe']).said, 'Nothing to fix safely.\n', 'twice is once');
  assert.deepEqual(readdirSync(folder).sort(), ['.env', '.env.example', '.git', '.gitignore', 'src']);
});

test('a file that cannot be rewritten without loss is named and left alone, and no value of it is copied; the others are fixed', (context) => {
  const folder = temporaryFolder(context, {
    '.gitignore': '.env\n',
    'a.js': Buffer.from(`// caf\xe9\nconst dbPassword = '${password}';\n`, 'latin1'),
    'b.js': `const mailPassword = '${password}2';\n`,
  });
  writeRepository(folder, []);
  const before = readFileSync(join(folder, 'a.js'));
  const reason = 'lasthop: a.js was left alone: it is not UTF-8 throughout, and rewriting it would change other parts.\n';
  assert.equal(lasthop(folder, ['fix', '--unsafe', '--dry-run']).said, `1 fix in 2 files would be applied.\n${reason}`);
  const { status, said } = lasthop(folder, ['fix', '--unsafe']);
  assert.deepEqual([status, said], [2, `Not everything was written.\n${reason}`]);
  assert.deepEqual(readFileSync(join(folder, 'a.js')), before);
  assert.equal(readFileSync(join(folder, 'b.js'), 'utf8'), 'const mailPassword = process.env.MAIL_PASSWORD;\n');
  assert.match(readFileSync(join(folder, '.env'), 'utf8'), /^MAIL_PASSWORD=.*\n$/);
});

test('a key that is empty in the env file gets the value where it stands; one that nothing reads even then is removed', (context) => {
  const folder = temporaryFolder(context, {
    '.gitignore': '.env\n',
    '.env.example': 'DB_PASSWORD=\nMAIL_PASSWORD=\nOLD_THING=\n',
    '.env': 'DB_PASSWORD=\r\nMAIL_PASSWORD=""  # from the wiki\r\nOLD_THING=1\r\n',
    'src/a.js': `const dbPassword = '${password}1';\nconst mailPassword = '${password}2';\n`,
  });
  writeRepository(folder, []);
  assert.equal(lasthop(folder, ['fix', '--unsafe']).said, 'Applied 3 fixes in 3 files.\n');
  assert.equal(readFileSync(join(folder, 'src/a.js'), 'utf8'), 'const dbPassword = process.env.DB_PASSWORD;\nconst mailPassword = process.env.MAIL_PASSWORD;\n');
  const env = readFileSync(join(folder, '.env'), 'utf8');
  assert.deepEqual(parse(env), { DB_PASSWORD: `${password}1`, MAIL_PASSWORD: `${password}2` });
  assert.match(env, /^DB_PASSWORD=.*\r\nMAIL_PASSWORD=.* {2}# from the wiki\r\n$/);
  assert.equal(readFileSync(join(folder, '.env.example'), 'utf8'), 'DB_PASSWORD=\nMAIL_PASSWORD=\n');
});

test('only the rules that were asked for', (context) => {
  const folder = temporaryFolder(context, shop);
  assert.equal(lasthop(folder, ['fix', '--unsafe', '--dry-run', '--rule', 'inline-secret']).said, 'Nothing to fix safely.\n');
});

test('a file that changed meanwhile, or that is not UTF-8 throughout, is left alone', (context) => {
  const folder = temporaryFolder(context, { 'a.js': 'one', 'latin.js': Buffer.from([0x4d, 0xfc]) });
  const file = join(folder, 'a.js');
  assert.equal(rewriteFile(file, 'other', 'two', false), 'it was changed meanwhile');
  assert.equal(rewriteFile(file, undefined, 'two', false), 'it was created meanwhile');
  assert.equal(rewriteFile(join(folder, 'latin.js'), 'M\ufffd', 'two', false), 'it is not UTF-8 throughout, and rewriting it would change other parts');
  assert.equal(rewriteFile(join(folder, 'gone.js'), 'one', 'two', false), 'vanished while it was being read');
  assert.equal(rewriteFile(file, 'one', 'two', false), undefined);
  assert.equal(readFileSync(file, 'utf8'), 'two');
});

test('a write keeps the mode, and leaves nothing behind when it fails', (context) => {
  const folder = temporaryFolder(context, { 'run.sh': '#!/bin/sh\n', 'taken/x': '' });
  if (process.platform !== 'win32') chmodSync(join(folder, 'run.sh'), 0o755);
  writeAtomically(join(folder, 'run.sh'), Buffer.from('#!/bin/sh\ntrue\n'));
  if (process.platform !== 'win32') assert.equal(statSync(join(folder, 'run.sh')).mode & 0o777, 0o755);
  assert.throws(() => writeAtomically(join(folder, 'taken'), Buffer.from('x')));
  assert.throws(() => writeAtomically(join(folder, 'no/such/folder'), Buffer.from('x')));
  assert.deepEqual(readdirSync(folder).sort(), ['run.sh', 'taken']);
});

/** Applies a unified diff without context checks, to prove that it says the whole change. */
function patched(before: readonly string[], diff: string): string[] {
  const result: string[] = [];
  let at = 0;
  for (const line of diff.split('\n').slice(2)) {
    const header = /^@@ -(\d+)(?:,(\d+))? /.exec(line);
    if (header) {
      const start = header[2] === '0' ? Number(header[1]) : Number(header[1]) - 1;
      while (at < start) result.push(before[at++] as string);
    } else if (line.startsWith(' ')) {
      assert.equal(line.slice(1), before[at]);
      result.push(before[at++] as string);
    } else if (line.startsWith('-')) assert.equal(line.slice(1), before[at++]);
    else if (line.startsWith('+')) result.push(line.slice(1));
  }
  return [...result, ...before.slice(at)];
}

test('a diff says the whole change', () => {
  const seed = 7;
  const random = createRandom(seed);
  const lines = (): string[] => Array.from({ length: Math.floor(random() * 40) }, () => String.fromCharCode(97 + Math.floor(random() * 4)));
  for (let round = 0; round < 2000; round++) {
    const before = lines();
    const after = random() < 0.5 ? lines() : before.flatMap((line) => (random() < 0.1 ? [] : random() < 0.1 ? [line, 'x'] : [line]));
    const diff = unifiedDiff('f', before, after, (kind, index) => (kind === '+' ? after : before)[index] as string);
    assert.deepEqual(patched(before, diff), after, `seed ${seed}, round ${round}`);
  }
});
