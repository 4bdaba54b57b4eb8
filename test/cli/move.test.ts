/** `lasthop move` as people use it, into a store behind a program. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import type { Terminal } from '../../server/src/cli/command';
import { lasthopWaiting, type CommandResult } from '../support/commandLine';
import { fake } from '../support/fakes';
import { fileStore, storeWorld, type StoreWorld } from '../support/fakePrograms';
import { writeFiles, type Files } from '../support/folder';
import { writeRepository } from '../support/gitIndex';
import { matchesSnapshot } from '../support/snapshot';

const stripe = fake('stripe-live-key');
const password = fake('password-symbols');
const scripts = '{\n  "name": "shop",\n  "scripts": { "dev": "NODE_ENV=development next dev", "start": "node a.js && node b.js", "build": "next build" }\n}\n';

const files: Files = {
  '.lasthop.yaml': 'service: api\nstore: vault\n',
  '.gitignore': '.env\n',
  '.env': `STRIPE_SECRET_KEY=${stripe}\nPORT=3000\n`,
  '.env.example': 'PORT=3000\nSTRIPE_SECRET_KEY=\n',
  'package.json': scripts,
  'src/pay.js': `export const stripeKey = '${stripe}';\nexport const smtpPassword = '${password}';\n`,
  'NOTES.md': `the key was ${stripe}\n`,
};

class World {
  readonly root: string;
  readonly said: CommandResult[] = [];
  readonly environment: StoreWorld['environment'];
  private readonly world: StoreWorld;

  constructor(test: TestContext, more: Files = {}) {
    this.world = storeWorld(test);
    this.root = this.world.root;
    this.environment = this.world.environment;
    const { pass } = fileStore(this.world);
    writeFileSync(join(this.world.folder, 'home/config.yaml'), JSON.stringify({ stores: { vault: pass } }), { mode: 0o600 });
    writeFiles(this.root, { ...files, ...more });
    writeRepository(this.root, ['src/pay.js', 'NOTES.md', '.env.example', 'package.json']);
  }

  async run(argv: readonly string[], world: Partial<Terminal> = {}): Promise<CommandResult> {
    const result = await lasthopWaiting(this.root, ['move', ...argv], { environment: this.world.environment, ...world });
    for (const secret of [stripe, password]) assert.ok(!(result.output + result.said).includes(secret), 'a value was printed');
    const audit = join(this.world.folder, 'home/state/audit.jsonl');
    if (existsSync(audit)) for (const secret of [stripe, password]) assert.ok(!readFileSync(audit, 'utf8').includes(secret), 'a value was recorded');
    return result;
  }

  /** Answers questions in order; the questions are kept. */
  answering(...answers: readonly (string | undefined)[]): Partial<Terminal> & { readonly questions: string[] } {
    const questions: string[] = [];
    let at = 0;
    return { canAsk: true, questions, ask: (question) => { questions.push(question); return Promise.resolve(answers[at++]); } };
  }

  text(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  stored(path: string): string | undefined {
    const file = join(this.world.folder, 'data', path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  store(path: string, value: string): void {
    writeFiles(join(this.world.folder, 'data'), { [path]: value });
  }

  assertUntouched(more: Files = {}): void {
    for (const [path, text] of Object.entries({ ...files, ...more })) assert.equal(this.text(path), text, path);
  }
}

const reference = (path: string): string => `'ref+vault://secret/${path}#/value'`;

test('a dry run shows where everything would go, and writes nothing', async (context) => {
  const world = new World(context);
  const result = await world.run(['--dry-run']);
  assert.deepEqual([result.status, result.said], [0, '']);
  matchesSnapshot(result.output, 'cli/snapshots/move.dry-run.txt');
  world.assertUntouched();
  assert.equal(world.stored('dev/api/stripe/secret_key'), undefined);
});

test('everything at once: values stored first, all places edited, what follows is said', async (context) => {
  const world = new World(context);
  const result = await world.run(['--all', '--wrap']);
  assert.deepEqual([result.status, result.said], [0, '']);
  matchesSnapshot(result.output, 'cli/snapshots/move.all.txt');
  assert.deepEqual([world.stored('dev/api/stripe/secret_key'), world.stored('dev/api/smtp/password')], [stripe, password]);
  assert.equal(world.text('src/pay.js'), 'export const stripeKey = process.env.STRIPE_SECRET_KEY;\nexport const smtpPassword = process.env.SMTP_PASSWORD;\n');
  assert.equal(world.text('.env'), `STRIPE_SECRET_KEY=${reference('dev/api/stripe/secret_key')}\nPORT=3000\nSMTP_PASSWORD=${reference('dev/api/smtp/password')}\n`);
  assert.match(world.text('.env.example'), /# @sensitive @path=\{env\}\/api\/stripe\/secret_key\nSTRIPE_SECRET_KEY=\n/);
  assert.equal(world.text('package.json'), scripts.replace('next dev', 'lasthop run -- next dev'));
  const again = await world.run(['--all', '--wrap']);
  assert.deepEqual([again.status, again.output.split('\n')[0]], [0, 'Nothing to move: no literal was found in a place that can hold a reference.']);
  assert.equal(world.text('package.json'), scripts.replace('next dev', 'lasthop run -- next dev'), 'twice is once');
});

describe('without a terminal', () => {
  test('nothing is guessed', async (context) => {
    const world = new World(context);
    const result = await world.run([]);
    assert.equal(result.status, 2);
    assert.match(result.said, /Nobody can be asked here\. Add --all .* Nothing was changed\.\n$/);
    world.assertUntouched();
  });

  test('one literal goes where --path says', async (context) => {
    const world = new World(context);
    assert.match((await world.run(['--path', 'dev/api/mail/password'])).said, /--path is for one literal, and there are 2/);
    world.assertUntouched();
    const result = await world.run(['.env', '--path', 'dev/api/stripe/main_key']);
    assert.equal(result.status, 0, result.said);
    assert.equal(world.stored('dev/api/stripe/main_key'), stripe);
    assert.ok(!world.text('src/pay.js').includes(stripe), 'the other place of the same value moved along');
    assert.ok(world.text('src/pay.js').includes(password), 'another value did not');
  });

  test('a path that is none, an environment that is none, a file that is none', async (context) => {
    const world = new World(context);
    assert.match((await world.run(['.env', '--path', 'stripe'])).said, /This is no path/);
    assert.match((await world.run(['--all', '--env', 'prodd'])).said, /There is no environment prodd.*Did you mean prod\//s);
    assert.match((await world.run(['nope.js'])).said, /nope\.js does not exist/);
    assert.match((await world.run(['../elsewhere'])).said, /lies outside of/);
    assert.match((await world.run(['--all', '--path', 'dev/api/a/b'])).said, /--path is for one literal, --all for every one/);
    world.assertUntouched();
  });
});

describe('asked at a terminal', () => {
  test('a path is taken, changed, or the literal stays', async (context) => {
    const world = new World(context);
    const terminal = world.answering('dev/api/stripe', 'dev/api/stripe/live_key', 's');
    const result = await world.run([], terminal);
    assert.equal(result.status, 1, 'a literal was left');
    assert.match(result.said, /This is no path: a path has four parts/);
    assert.match(result.said, /1 literal moved; 1 stays where it is/);
    assert.match(terminal.questions[0] ?? '', /^STRIPE_SECRET_KEY from \.env:1 and 1 other place\n  Enter: to dev\/api\/stripe\/secret_key · another path · s: skip · q: stop\n  > $/);
    assert.equal(world.stored('dev/api/stripe/live_key'), stripe);
    assert.ok(world.text('src/pay.js').includes(password));
  });

  test('Enter takes what is proposed; nobody answering stops', async (context) => {
    const world = new World(context);
    const result = await world.run([], world.answering('', undefined));
    assert.equal(result.status, 1);
    assert.equal(world.stored('dev/api/stripe/secret_key'), stripe);
    assert.equal(world.stored('dev/api/smtp/password'), undefined);
  });

  test('a path that holds another value is left alone, and the next name is proposed', async (context) => {
    const world = new World(context);
    world.store('dev/api/stripe/secret_key', 'what somebody else put there');
    const terminal = world.answering('', '', 'q');
    const result = await world.run([], terminal);
    assert.match(result.said, /STRIPE_SECRET_KEY: Another value stands at dev\/api\/stripe\/secret_key/);
    assert.match(terminal.questions[1] ?? '', /Enter: to dev\/api\/stripe\/secret_key_2 /);
    assert.equal(world.stored('dev/api/stripe/secret_key'), 'what somebody else put there');
    assert.equal(world.stored('dev/api/stripe/secret_key_2'), stripe);
    assert.ok(world.text('.env').includes(reference('dev/api/stripe/secret_key_2')));
  });
});

test('without anybody to ask, a path that holds another value leaves its literal, and the others move', async (context) => {
  const world = new World(context);
  world.store('dev/api/stripe/secret_key', 'what somebody else put there');
  const result = await world.run(['--all']);
  assert.equal(result.status, 1);
  assert.match(result.said, /For example: lasthop move \.env --path dev\/api\/stripe\/secret_key_2/);
  assert.ok(world.text('.env').includes(stripe));
  assert.equal(world.stored('dev/api/smtp/password'), password);
});

test('the same value in another environment is a secret of its own', async (context) => {
  const world = new World(context, { '.env.staging': `STRIPE_SECRET_KEY=${stripe}\n`, '.gitignore': '.env\n.env.staging\n' });
  const result = await world.run(['--all']);
  assert.equal(result.status, 0, result.said);
  assert.equal(world.text('.env.staging'), `STRIPE_SECRET_KEY=${reference('staging/api/stripe/secret_key')}\n`);
  assert.deepEqual([world.stored('dev/api/stripe/secret_key'), world.stored('staging/api/stripe/secret_key')], [stripe, stripe]);
});

test('--env and --service say whose it is; manifests name what must be filled', async (context) => {
  const world = new World(context, { 'deploy/api.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: mailer\nspec:\n  template:\n    spec:\n      containers:\n        - name: mailer\n          env:\n            - name: SMTP_PASSWORD\n              value: ${fake('opaque-24')}\n` });
  const result = await world.run(['deploy', '--all', '--env', 'prod', '--service', 'shop']);
  assert.equal(result.status, 0, result.said);
  assert.equal(world.stored('prod/shop/smtp/password'), fake('opaque-24'));
  assert.match(result.output, /lasthop get --production prod\/shop\/smtp\/password \| kubectl create secret generic mailer-smtp --from-file=password=\/dev\/stdin/);
  assert.match(world.text('deploy/api.yaml'), /secretKeyRef:\n\s+name: mailer-smtp\n\s+key: password/);
});

test('what tests show, and the guessable password of a local database, move only when they are named', async (context) => {
  const world = new World(context, {
    'test/login.test.js': `const password = '${fake('opaque-24')}';\n`,
    '.env': `STRIPE_SECRET_KEY=${stripe}\nDB_PASSWORD=${fake('default-password')}\n`,
    'docs/setup.md': `password = "${fake('opaque-32')}"\n`,
  });
  const all = await world.run(['--dry-run']);
  assert.doesNotMatch(all.output, /DB_PASSWORD|login\.test|setup\.md/);
  assert.match(all.output, /STRIPE_SECRET_KEY/);
  assert.match((await world.run(['test', '--dry-run'])).output, /test\/login\.test\.js:1/);
  assert.match((await world.run(['.env', '--dry-run'])).output, /DB_PASSWORD +dev\/api\/db\/password/);
});

test('a store that is not configured is said before anything is read', async (context) => {
  const world = new World(context);
  const result = await world.run(['--all', '--store', 'one-password']);
  assert.equal(result.status, 2);
  assert.match(result.said, /How to read 1Password is not configured/);
  world.assertUntouched();
});

test('into the local store: made, filled, and the app gets its value back', async (context) => {
  const world = new World(context, { '.lasthop.yaml': 'service: api\n' });
  const run = (argv: readonly string[]): Promise<CommandResult> => lasthopWaiting(world.root, argv, { environment: world.environment });
  const without = await world.run(['--all']);
  assert.equal(without.status, 2);
  assert.match(without.said, /There is no local store .*lasthop store init.*Nothing was changed/);
  world.assertUntouched({ '.lasthop.yaml': 'service: api\n' });
  assert.equal((await run(['store', 'init'])).status, 0);
  const moved = await world.run(['--all']);
  assert.equal(moved.status, 0, moved.said);
  assert.match(world.text('.env'), /^STRIPE_SECRET_KEY=ref\+lasthop:\/\/dev\/api\/stripe\/secret_key\n/);
  assert.equal((await run(['get', 'dev/api/stripe/secret_key'])).output, stripe);
  assert.equal((await run(['get', 'ref+lasthop://dev/api/smtp/password'])).output, password);
  const production = await world.run(['--all', '--env', 'prod']);
  assert.deepEqual([production.status, production.output.split('\n')[0]], [0, 'Nothing to move: no literal was found in a place that can hold a reference.']);
});

test('what the user may not put anywhere stays, with the command that helps; the rest moves', async (context) => {
  const other = fake('opaque-32');
  const world = new World(context, { '.lasthop.yaml': 'service: api\n', '.env.production': `MAILER_TOKEN=${other}\n`, '.gitignore': '.env\n.env.production\n' });
  await lasthopWaiting(world.root, ['store', 'init'], { environment: world.environment });
  const moved = await world.run(['--all']);
  assert.equal(moved.status, 1, moved.said);
  assert.match(world.text('.env'), /^STRIPE_SECRET_KEY=ref\+lasthop:\/\/dev\//);
  assert.equal(world.text('.env.production'), `MAILER_TOKEN=${other}\n`);
  assert.match(moved.said, /MAILER_TOKEN: You may not write prod\/api\/\S+ in \S.*Nobody is named who may read prod\/api\/.*lasthop store add-recipient prod\/ KEY.*Nothing was changed\./);
  assert.match(moved.said, /2 literals moved; 1 stays where it is\./);
  assert.ok(!(moved.said + moved.output).includes(other));
});
