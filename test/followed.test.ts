/** The pages of docs/ and the README, typed word for word; and every command and option that they name exists. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { fake } from './support/fakes';
import { blocksOf, Follower } from './support/followed';
import { writeFiles, type Files } from './support/folder';
import { lasthop } from './support/commandLine';
import { repository, textOf } from './support/repository';

const pages = ['README.md', ...readdirSync(join(repository, 'docs')).filter((name) => name.endsWith('.md')).sort().map((name) => `docs/${name}`)];

/** Whatever the pages take for granted. */
const lacking = ['bash', 'git', 'openssl', 'curl'].find((program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error !== undefined);

/** What lies there before the first command of a page. */
const scenes: Readonly<Record<string, (follower: Follower) => Promise<void>>> = {
  'README.md': async (follower) => {
    await sample(join(follower.top, 'sample'));
    follower.type(follower.person('alice'), 'cd sample && lasthop store init');
  },
  'docs/first-day.md': async (follower) => {
    await sample(join(follower.top, 'sample'));
    repositoryAt(follower, 'new', { 'package.json': '{"name":"api"}\n', 'src/pay.js': 'export const key = process.env.STRIPE_SECRET_KEY;\n' });
    const port = await freePort();
    follower.replace('localhost:8080', `localhost:${port}`);
    for (const name of ['alice', 'bob']) follower.give(name, { PORT: String(port), value: fake('stripe-live-key') });
  },
  'docs/local-store.md': async (follower) => {
    repositoryAt(follower, 'repository', { '.lasthop.yaml': 'service: api\n', 'package.json': '{"name":"api","scripts":{"test":"true"}}\n' });
    const alice = follower.person('alice');
    const remote = join(follower.top, 'remote', 'shop.git');
    const { status, output } = follower.type(alice, `git init --quiet --bare '${remote}' && cd repository && git add . && git commit --quiet -m start && git remote add origin '${remote}' && git push --quiet -u origin main`);
    assert.equal(status, 0, output);
    follower.give('alice', { KEY: fake('stripe-live-key'), VALUE: fake('stripe-test-key') });
    follower.replace('git@example.com:team/shop.git', remote);
    follower.replace('/run/secrets/ci-identity', '"$HOME/ci-identity"');
    follower.replace('/tmp/dev-recipients', join(follower.top, 'dev-recipients'));
  },
  'docs/moving.md': async (follower) => {
    repositoryAt(follower, 'repository', {
      '.lasthop.yaml': 'service: api\n', '.gitignore': '.env\n', '.env': `STRIPE_SECRET_KEY=${fake('stripe-live-key')}\n`,
      'src/pay.js': `const key = '${fake('stripe-live-key')}';\n`, 'src/mail.py': `import smtplib\nSMTP_PASSWORD = "${fake('password')}"\n`,
    });
    follower.type(follower.person('alice'), 'cd repository && lasthop store init');
  },
  'docs/stores.md': async (follower) => {
    repositoryAt(follower, 'repository', { '.lasthop.yaml': 'service: api\n' });
    repositoryAt(follower, 'trusting', { '.lasthop.yaml': 'stores: { one-password: { read: [op, read, "{reference}"] } }\n' });
    follower.give('alice', { KEY: fake('stripe-live-key') });
    follower.type(follower.person('alice'), 'cd repository && lasthop store init');
  },
};

function repositoryAt(follower: Follower, folder: string, files: Files): void {
  writeFiles(join(follower.top, folder), files);
  follower.person('alice').directory = follower.top;
  const { status, output } = follower.type(follower.person('alice'), `git init --quiet '${folder}'`);
  assert.equal(status, 0, output);
}

for (const page of pages) {
  const blocks = blocksOf(page).filter(({ language }) => language === 'sh' || language === 'console');
  test(`${page}: every shell block says how it is followed`, () => {
    for (const { place, mark } of blocks) assert.ok(mark !== undefined && /^(?:follow\b|not followed: .)/.test(mark), `${place}: write <!-- follow … --> or <!-- not followed: why --> before it (test/support/followed.ts)`);
  });
  const scene = scenes[page];
  if (blocks.some(({ mark }) => mark?.startsWith('follow'))) {
    test(`${page}: followed`, { skip: lacking && `the pages are typed into bash, and ${lacking} is not here` }, async (context: TestContext) => {
      const follower = new Follower(context);
      await scene?.(follower);
      await follower.follow(page);
    });
  }
}

async function sample(folder: string): Promise<void> {
  const { layOutSample } = await import(pathToFileURL(join(repository, 'scripts/sample.mjs')).href) as { layOutSample: (folder: string) => Promise<unknown> };
  await layOutSample(folder);
}

function freePort(): Promise<number> {
  return new Promise((resolve, refuse) => {
    const server = createServer().once('error', refuse).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : refuse(new Error('no port'))));
    });
  });
}

test('every command and option that the pages name exists', () => {
  const helps = new Map<string, string>();
  const help = (command: string): string => {
    if (!helps.has(command)) helps.set(command, lasthop(repository, command === '' ? ['--help'] : [command, '--help']).output);
    return helps.get(command) ?? '';
  };
  const commands = new Set([...help('').matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name));
  let options = 0;
  for (const page of pages) {
    for (const [written, command = '', rest = ''] of textOf(page).matchAll(/\blasthop ([a-z]+)((?: [^`\n|#;&)]*)?)/g)) {
      // Prose speaks of it, too; what stands in code is a command.
      const isCode = textOf(page).split('\n').some((line) => (/`[^`]*`/.test(line) || /^\s*(?:\$ )?(?:\S.* \| )?lasthop /.test(line)) && line.includes(written));
      if (!isCode || !/^[a-z]+$/.test(command)) continue;
      if (!commands.has(command)) {
        assert.ok(!new RegExp(`\`[^\`]*lasthop ${command}\\b`).test(textOf(page)), `${page}: ${written}`);
        continue;
      }
      const own = command === 'run' ? rest.split(' -- ')[0] ?? '' : rest;
      for (const [option] of own.matchAll(/(?<= )--[a-z][a-z-]*/g)) {
        options++;
        assert.ok(help(command).includes(option), `${page}: lasthop ${command} has no ${option}`);
      }
    }
  }
  assert.ok(options > 15, `${options} options were looked at`);
});
