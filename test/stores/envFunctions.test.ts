/** Functions in contracts and env files: what they are taken for, and that nothing of them runs before a person has seen it. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Terminal } from '../../server/src/cli/command';
import { familiesAt } from '../../server/src/stores';
import { readSettings } from '../../server/src/host/settingsFile';
import { execCall } from '../../server/src/stores/execCall';
import { pendingApprovals } from '../../server/src/stores/pending';
import { lasthopWaiting, type CommandResult } from '../support/commandLine';
import { writeFiles, type Files } from '../support/folder';
import { storeWorld, writeProgram, type StoreWorld } from '../support/fakePrograms';

interface World extends StoreWorld {
  run(argv: readonly string[], more?: Partial<Terminal>, folder?: string): Promise<CommandResult>;
  trust(): Promise<CommandResult>;
  /** The env file that a fetch wrote. */
  fetched(): string;
}

function world(context: TestContext, files: Files): World {
  const made = storeWorld(context);
  mkdirSync(join(made.root, '.git'));
  writeFiles(made.root, { '.git/HEAD': 'ref: refs/heads/main\n', '.gitignore': '.env\n.env.local\n', '.lasthop.yaml': 'service: api\n', ...files });
  const run: World['run'] = (argv, more = {}, folder = made.root) => lasthopWaiting(folder, argv, { environment: made.environment, ...more });
  return {
    ...made, run,
    trust: () => run(['trust'], { canAsk: true, ask: () => Promise.resolve('y') }),
    fetched: () => readFileSync(join(made.root, '.env.local'), 'utf8').replace(/^#.*\n|^\n/gm, ''),
  };
}

test('a call is a program and its arguments', () => {
  const calls: readonly (readonly [string, readonly string[]])[] = [
    [`exec('op read "op://dev/api stripe/key"')`, ['op', 'read', 'op://dev/api stripe/key']],
    ['exec(`op read op://dev/api/key`)', ['op', 'read', 'op://dev/api/key']],
    [`exec("pass show 'dev/api key'")`, ['pass', 'show', 'dev/api key']],
    ['exec("pass show \\"dev/api key\\"")', ['pass', 'show', 'dev/api key']],
    ['exec(["op", "read", "op://dev/api stripe/key"])', ['op', 'read', 'op://dev/api stripe/key']],
    [`exec([ 'sh', '-c', 'echo "$HOME" | tr a b' ])`, ['sh', '-c', 'echo "$HOME" | tr a b']],
    ['exec([op, read, ""])', ['op', 'read', '']],
    ['exec(git rev-parse HEAD)', ['git', 'rev-parse', 'HEAD']],
    ["$exec('a')", ['a']],
    [`exec('a "b"c')`, ['a', 'bc']],
    [`exec('a ""')`, ['a', '']],
    [`exec('vault kv get -field=value secret/dev/api/key')`, ['vault', 'kv', 'get', '-field=value', 'secret/dev/api/key']],
    [`exec('a b~c d#e f!')`, ['a', 'b~c', 'd#e', 'f!']],
  ];
  for (const [written, argv] of calls) assert.deepEqual(execCall(written), { ok: true, value: { argv } }, written);
  for (const [written, timeout] of [['timeout=90s', 90], ['timeout="2m"', 120], ['timeout=1500', 1.5], ['timeout=250ms', 0.25]] as const) {
    assert.deepEqual(execCall(`exec('a b', ${written})`), { ok: true, value: { argv: ['a', 'b'], timeout } });
    assert.deepEqual(execCall(`exec(["a", "b"], ${written})`), { ok: true, value: { argv: ['a', 'b'], timeout } });
  }
});

test('what a shell would act on is refused, each with what to write instead', () => {
  for (const sign of ['|', '&', ';', '<', '>', '(', ')', '$', '`', '\\', '*', '?', '[', ']', '{', '}']) {
    const refused = execCall(`exec('op read x${sign}y')`);
    assert.ok(!refused.ok && refused.failure.message.includes(`“${sign}”, which a shell would act on`) && refused.failure.message.includes('exec(["op", "read"'), sign);
    // As data, in quotes or in a list, it is what it is.
    if (!'$`\\'.includes(sign)) assert.deepEqual(execCall(`exec('op read "x${sign}y"')`), { ok: true, value: { argv: ['op', 'read', `x${sign}y`] } }, sign);
    if (sign !== '\\') assert.deepEqual(execCall(`exec(['op', 'x${sign}y'])`), { ok: true, value: { argv: ['op', `x${sign}y`] } }, sign);
  }
  const refusals: readonly (readonly [string, RegExp])[] = [
    [`exec('~/bin/get x')`, /“~”/], [`exec('TOKEN=x op read')`, /“=”/], [`exec('a #b')`, /“#”/], [`exec('a "$b"')`, /“\$”/],
    ['exec("op read ${ITEM}")', /\$\{ITEM\}, and values of other keys are not filled in/], ['exec(["op", "$ITEM"])', /\$ITEM, and values/],
    ['exec(["op", ref(A)])', /nothing is computed there/], ['exec(["op", ["a"]])', /not closed/],
    [`exec('a', $ITEM)`, /a second value/], [`exec('a', stdin=$B)`, /the option stdin=/], [`exec('a', cwd="x")`, /the option cwd=/], [`exec('a', timeout=soon)`, /timeout=30s/],
    [`exec('a)`, /not closed/], ['exec(["a)', /not closed/], ['exec("a" "b")', /not closed/], ['exec()', /without a program/], [`exec('')`, /without a program/], ['exec([])', /without a program/],
    ['exec([""])', /without a program/], ['exec', /no exec\(…\) that is closed/], [`exec('a 'b')`, /./],
  ];
  for (const [written, sentence] of refusals) {
    const refused = execCall(written);
    assert.ok(!refused.ok && sentence.test(refused.failure.message), `${written}: ${JSON.stringify(refused)}`);
  }
});

test('nothing runs until it was approved; then run and fetch have its value', async (context) => {
  const here = world(context, { '.env.schema': `# @sensitive\nSTRIPE_KEY=exec('get "dev/api stripe/key"')\n# @public\nRELEASE=exec(["get", "release"])\n` });
  here.program('get', `touch '${here.folder}/ran'; printf '%s from %s\\n' "$1" "$(basename "$PWD")"`);
  here.program('show', `printf '%s|%s' "$STRIPE_KEY" "$RELEASE" > '${here.folder}/seen'`);
  const refused = /STRIPE_KEY \.env\.schema has get run for STRIPE_KEY, and nobody has approved that on this machine\. See what it would run, and approve it: lasthop trust/;
  for (const argv of [['run', '--', 'show'], ['fetch'], ['fetch', '--dry-run']]) {
    const { status, said } = await here.run(argv);
    assert.ok(status === (argv[0] === 'run' ? 2 : 1) && refused.test(said.replace(/\s+/g, ' ')), `${argv.join(' ')}: ${said}`);
  }
  assert.ok(!existsSync(join(here.folder, 'ran')));
  const shown = await here.trust();
  assert.match(shown.output, /^\.env\.schema of the repository in .* has these programs print its values:\n\n/);
  assert.match(shown.output, / {2}STRIPE_KEY\n {4}exec {5}get "dev\/api stripe\/key"\n/);
  assert.match(shown.output, /Approved\./);
  assert.ok(!existsSync(join(here.folder, 'ran')), 'approving runs nothing');
  assert.equal((await here.run(['fetch'])).status, 0);
  assert.equal(here.fetched(), `STRIPE_KEY='dev/api stripe/key from repository'\nRELEASE='release from repository'\n`);
  const log = (await here.run(['audit'])).output;
  assert.match(log, /read +env-spec +\.env\.schema:STRIPE_KEY +ok/);
  assert.ok(!log.includes(' from repository'));
});

test('run hands it over, and the program sees its value only', async (context) => {
  const here = world(context, { '.env.example': `# @sensitive\nKEY=exec('get key')\n` });
  here.program('get', `printf secret; printf '%s' "$LASTHOP_HOME" > '${here.folder}/home-seen'`);
  assert.equal((await here.trust()).status, 0);
  const { said } = await here.run(['run', '--', 'sh', '-c', `printf %s "$KEY" > '${here.folder}/seen'`]);
  assert.equal(said, '');
  await waitFor(join(here.folder, 'seen'));
  assert.equal(readFileSync(join(here.folder, 'seen'), 'utf8'), 'secret');
  assert.equal(readFileSync(join(here.folder, 'home-seen'), 'utf8'), '', 'nothing of ours is handed to it');
});

test('every change of what would run asks again, no other does', async (context) => {
  const contract = `A=\n# @sensitive\nKEY=exec(["./tools/get", "key"])\n`;
  const here = world(context, { '.env.example': contract });
  mkdirSync(join(here.root, 'tools'));
  writeProgram(join(here.root, 'tools/get'), 'printf good');
  const file = join(here.root, '.env.example');
  const trusted = async (): Promise<boolean> => !(await here.run(['fetch', '--dry-run'])).said.includes('lasthop trust');
  assert.ok(!(await trusted()));
  assert.match((await here.trust()).output, /tools\/get {2}sha256/);
  assert.ok(await trusted());
  writeFileSync(file, `# Another comment\nB=1\n${contract}`);
  assert.ok(await trusted(), 'other keys are nobody’s program');
  for (const changed of [
    contract.replace('"key"', '"kez"'), contract.replace('KEY=', 'OTHER='), contract.replace(']', ', "more"]'), contract.replace('])', '], timeout=99s)'),
    `${contract}# @sensitive\nSECOND=exec('true')\n`,
  ]) {
    writeFileSync(file, changed);
    assert.ok(!(await trusted()), changed);
  }
  writeFileSync(file, contract);
  assert.ok(await trusted(), 'what was approved once stays approved');
  writeProgram(join(here.root, 'tools/get'), 'printf evil');
  assert.ok(!(await trusted()), 'a script of the repository belongs to it');
  writeProgram(join(here.root, 'tools/get'), 'printf good');
  // The same text in another file is another file's.
  writeFileSync(file, 'A=\n# @sensitive\nKEY=\n');
  writeFileSync(join(here.root, '.env.schema'), contract);
  assert.match((await here.run(['doctor'])).output, /\.env\.schema has programs run for KEY, and nobody has approved that/);
});

test('approved by hash, by an editor, and taken back', async (context) => {
  const here = world(context, { '.env.example': `# @sensitive\nKEY=exec('get key')\n`, 'worker/.env.example': `# @sensitive\nKEY=exec('get other')\n`, '.lasthop.yaml': 'service: api\nstores: { pass: { read: [get, "{path}"] } }\n' });
  here.program('get', 'printf value');
  const asked = await here.run(['trust']);
  const hashes = [...asked.said.matchAll(/--accept ([0-9a-f]{64})/g)].map(([, hash = '']) => hash);
  assert.deepEqual([asked.status, hashes.length], [2, 3], asked.said);
  assert.equal((await here.run(['trust', '--accept', `${hashes[0]?.slice(1)}0`])).status, 2);
  assert.match((await here.run(['trust', '--accept', hashes[1] ?? '', '--accept', hashes[0] ?? ''])).output, /Approved\..* 1 more waits\./);
  const pending = pendingApprovals(here.root, readSettings(here.root).settings, here.environment, familiesAt(here.root, here.root));
  assert.deepEqual(pending.map(({ file, hash }) => [file, hash]), [['worker/.env.example', hashes[2]]]);
  assert.match((await here.run(['fetch'], {}, join(here.root, 'worker'))).said, /worker\/\.env\.example has get run for KEY, and nobody has approved/);
  await here.run(['trust', '--revoke']);
  assert.match((await here.run(['fetch'])).said, /nobody has approved/);
});

test('each way to fail has its sentence', async (context) => {
  const failing: readonly (readonly [call: string, script: string | undefined, sentence: RegExp])[] = [
    ["exec('absent-program x')", undefined, /The program absent-program is not on this machine's PATH\. Install it\./],
    ["exec('op read op://dev/api/key')", undefined, /The program op, which reads 1Password \(op\), is not on this machine's PATH\. Install it: https:\/\/developer\.1password/],
    ["exec('fails')", 'echo "Error: session expired" >&2; exit 1', /fails does not know you, or no longer: log in/],
    ["exec('absent dev/api/key --plain')", 'echo "Error: dev/api/key is not in the password store." >&2; exit 1', /absent has nothing at dev\/api\/key: check the path/],
    ["exec('silent')", 'true', /silent printed nothing for KEY\. Check the command in \.env\.example/],
    ["exec('slow', timeout=200ms)", 'sleep 20', /slow gave no answer for KEY within 0\.2 seconds and was ended/],
    ["exec('pipe | less')", undefined, /KEY in \.env\.example holds an exec\(…\) with “\|”, which a shell would act on, and no shell is started\. Write the program/],
    ['fallback(ref(A), exec("a"))', undefined, /Lasthop computes nothing with fallback\(…\), which stands for KEY\. Write a reference, such as op:\/\/vault/],
    ["exec('vault kv get -field=value secret/prod/api/key')", undefined, /names a secret of prod, which is production/],
    ["exec('doppler secrets get KEY --plain --config=prod')", undefined, /names a secret of prod, which is production/],
    ['exec(["op", "read", "op://dev/worker-stripe/key"])', undefined, /belongs to worker, and this is api/],
  ];
  for (const [call, script, sentence] of failing) {
    const here = world(context, { '.env.example': `# @sensitive\nKEY=${call}\n` });
    if (script !== undefined) here.program(/'(\w+)/.exec(call)?.[1] ?? '', script);
    await here.trust();
    const { status, said } = await here.run(['fetch']);
    assert.ok(status === 1 && sentence.test(said), `${call}: ${said}`);
    if (!sentence.source.includes('worker')) assert.equal((await here.run(['run', '--', 'true'])).status, 2, call);
  }
});

test('no file, no approval: the environment, a command line', async (context) => {
  const here = world(context, { '.env.example': '# @sensitive\nKEY=\n' });
  here.program('get', `touch '${here.folder}/ran'; printf value`);
  const environment = { ...here.environment, KEY: "exec('get x')" };
  assert.match((await here.run(['run', '--', 'true'], { environment })).said, /KEY holds exec\(…\) outside of a contract or env file, where nobody can approve it/);
  assert.match((await here.run(['get', "exec('get x')"])).said, /outside of a contract or env file/);
  assert.ok(!existsSync(join(here.folder, 'ran')));
});

test('in an env file, too; a reference in a function or in a contract is that reference', async (context) => {
  const here = world(context, {
    '.env.example': '# @sensitive\nKEY=op(op://dev/api-stripe/key)\n# @sensitive\nQUOTED=op("op://dev/api-stripe/quoted")\nPLAIN=op://dev/api-stripe/plain\nLOCAL=\n',
    '.env': "LOCAL=exec('get local')\n",
  });
  writeFileSync(join(here.folder, 'home/config.yaml'), 'stores: { one-password: { read: [op, "{reference}"] } }\n', { mode: 0o600 });
  here.program('op', 'printf "<%s>" "$1"');
  here.program('get', 'printf "%s" "$1"');
  const before = await here.run(['run', '--', 'true']);
  assert.match(before.said, /LOCAL +\.env has get run for LOCAL, and nobody has approved/);
  assert.ok(!before.said.includes('PLAIN'));
  await here.trust();
  const { said } = await here.run(['run', '--', 'sh', '-c', `printf '%s %s %s %s' "$KEY" "$QUOTED" "$PLAIN" "$LOCAL" > '${here.folder}/seen'`]);
  assert.equal(said, '');
  await waitFor(join(here.folder, 'seen'));
  assert.equal(readFileSync(join(here.folder, 'seen'), 'utf8'), '<op://dev/api-stripe/key> <op://dev/api-stripe/quoted> <op://dev/api-stripe/plain> local');
});

test('an env file that stands beside no contract is shown when it is named', async (context) => {
  const here = world(context, { '.env.example': 'A=1\n', 'shared/settings.env': "TOKEN=exec('get x')\n", 'shared/.env': "TOKEN=exec('get y')\n" });
  here.program('get', 'printf value');
  const run = (file: string): Promise<CommandResult> => here.run(['run', '--file', file, '--', 'true']);
  for (const file of ['shared/settings.env', 'shared/.env']) {
    assert.match((await run(file)).said, new RegExp(`approve it: lasthop trust ${file.replaceAll('.', '\\.')}`));
    assert.match((await here.run(['trust'])).output, /nothing to approve/);
    const yes: Partial<Terminal> = { canAsk: true, ask: () => Promise.resolve('y') };
    assert.match((await here.run(['trust', file], yes, join(here.root, file === 'shared/.env' ? 'shared' : '.'))).output, /Approved\./);
    assert.equal((await run(file)).said, '');
  }
  assert.match((await here.run(['trust', 'absent'])).said, /^lasthop: absent does not exist\./);
});

test('doctor names what is printed by which program, and what can never run', async (context) => {
  const here = world(context, { '.env.example': `# @sensitive\nA=exec('get a')\n# @sensitive\nB=exec('absent b')\n# @sensitive\nC=exec('get c > d')\n` });
  here.program('get', 'printf value');
  const { output } = await here.run(['doctor']);
  assert.match(output, /✗ \.env\.example has programs run for A, B, and nobody has approved that on this machine\.\n +lasthop trust/);
  assert.match(output, /✓ A is printed by get \(\.env\.example\)\./);
  assert.match(output, /✗ B is printed by absent \(\.env\.example\), which is not installed/);
  assert.match(output, /✗ C in \.env\.example holds an exec\(…\) with “>”/);
  await here.trust();
  assert.doesNotMatch((await here.run(['doctor'])).output, /nobody has approved/);
});

/** What a started program writes. */
async function waitFor(file: string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 20) {
    if (existsSync(file) && readFileSync(file, 'utf8') !== '') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`${file} was never written`);
}
