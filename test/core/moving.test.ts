/** Where the move into a store is offered and where not, and what stays for stores whose references are written otherwise. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Notes } from '../../server/src/core/notes';
import { offeredDestination } from '../../server/src/core/offeredMoves';
import { renderFixes, type Destination, type Fix } from '../../server/src/core/render';
import { tryTexts, type TriedText } from '../../server/src/core/trial';
import { MOVE_TITLE } from '../../server/src/core/render/moveToProvider';
import { applyEdits } from '../../server/src/core/text';
import { fake } from '../support/fakes';
import { allFindings, openWorkspace, testDestination, type TestFile } from '../support/workspace';

const key = fake('stripe-live-key');
const password = fake('opaque-24');

function movesOf(files: readonly TestFile[], destination: Destination | undefined = testDestination): Fix[] {
  const engine = openWorkspace(files);
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const context = {
    view: engine.view(), notes: new Notes(), text: (path: string) => texts.get(path), language: (path: string) => engine.languageOf(path), fact: (path: string) => engine.context(path), trial: (tried: readonly TriedText[]) => tryTexts(engine, tried),
    ...(destination ? { destination } : {}),
  };
  return allFindings(engine).flatMap((finding) => renderFixes(finding, context)).filter((fix) => fix.move);
}

/** The file after the one move that it offers. */
function moved(path: string, text: string, destination?: Destination, git: TestFile['git'] = 'ignored'): string {
  const [fix, ...more] = movesOf([{ path, text, git }], destination);
  assert.ok(fix && more.length === 0, `${more.length + Number(fix !== undefined)} moves`);
  assert.equal(fix.title, MOVE_TITLE);
  assert.equal(fix.safety, 'review', 'never applied without a look');
  assert.ok(fix.edits.every((edit) => !edit.holdsValue && edit.edits.every(({ newText }) => !newText.includes(key) && !newText.includes(password))), 'no edit holds the value');
  return applyEdits(text, fix.edits.find((edit) => edit.path === path)?.edits ?? []);
}

describe('not offered', () => {
  const places: readonly [string, string, string][] = [
    ['in a comment', 'src/a.js', `// ${key}\n`],
    ['where a comment allows the literal', 'src/a.js', `const stripeKey = '${key}'; // lasthop-allow inline-secret: made up for the demo\n`],
    ['where it is compared', 'src/a.js', `if (token === '${key}') go();\n`],
    ['as a part of a longer text', 'src/a.js', `run('curl -u ${key}: https://api.example.com/v1/charges -d amount=100 -d currency=usd -d source=tok');\n`],
    ['in JSON', 'config.json', `{ "stripeKey": "${key}" }\n`],
    ['in values of a chart', 'chart/values.yaml', `stripeKey: ${key}\n`],
    ['in a Kubernetes Secret', 'k8s/secret.yaml', `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData:\n  key: ${key}\n`],
    ['in an argument of a script', 'deploy.sh', `deploy --token ${key}\n`],
    ['in front of a command', 'deploy.sh', `STRIPE_KEY=${key} ./deploy\n`],
    ['in a here-document', 'deploy.sh', `cat > env <<EOF\nexport STRIPE_KEY=${key}\nEOF\n`],
    ['put together from variables', '.env', `DATABASE_URL="postgres://app:\${DB_PASSWORD}${password}@db.acme.io/app"\n`],
    ['in a key file', 'certs/server.pem', `${fake('ec-private-key')}\n`],
  ];
  for (const [name, path, text] of places) test(name, () => assert.deepEqual(movesOf([{ path, text, git: 'ignored' }]).map(({ edits }) => edits), []));

  test('without a store', () => assert.deepEqual(movesOf([{ path: '.env', text: `STRIPE_KEY=${key}\n`, git: 'ignored' }], { ...testDestination, reference: () => undefined }), []));
});

describe('offered', () => {
  const places: readonly [string, string, string, string][] = [
    ['in an env file, unquoted', '.env', `A=1\nSTRIPE_KEY=${key} # live\n`, 'A=1\nSTRIPE_KEY=ref+lasthop://dev/app/stripe/secret_key # live\n'],
    ['in single quotes', '.env', `STRIPE_KEY='${key}'\r\nB=2\r\n`, "STRIPE_KEY='ref+lasthop://dev/app/stripe/secret_key'\r\nB=2\r\n"],
    ['of several lines', '.env', `TLS_KEY="${fake('ec-private-key')}"\nB=2\n`, 'TLS_KEY="ref+lasthop://dev/app/tls/key"\nB=2\n'],
    ['with export', '.env', `export STRIPE_KEY=${key}\n`, 'export STRIPE_KEY=ref+lasthop://dev/app/stripe/secret_key\n'],
    ['of another service', '.env.worker', `STRIPE_KEY=${key}\n`, 'STRIPE_KEY=ref+lasthop://dev/worker/stripe/secret_key\n'],
    ['in a script, quoted', 'deploy.sh', `  readonly STRIPE_KEY='${key}'\n`, '  readonly STRIPE_KEY="$(lasthop get dev/app/stripe/secret_key)"\n'],
    ['in TypeScript', 'src/a.ts', `export const stripeKey = '${key}';\n`, 'export const stripeKey = process.env.STRIPE_KEY!;\n'],
    ['in Go', 'main.go', `package main\n\nvar stripeKey = "${key}"\n`, 'package main\n\nimport "os"\n\nvar stripeKey = os.Getenv("STRIPE_KEY")\n'],
  ];
  for (const [name, path, text, expected] of places) test(name, () => assert.equal(moved(path, text), expected));
});

describe('a secret that the contract has a key for', () => {
  const contract = { path: '.env.example', text: '# @sensitive @path={env}/app/stripe/secret_key\nPAYMENT_KEY=\n', git: 'tracked' as const };
  const code = { path: 'src/a.js', text: `const stripeKey = '${key}';\n` };
  const keys = (...more: TestFile[]): (string | undefined)[] => movesOf([contract, code, ...more]).filter(({ edits }) => edits.some(({ path }) => path === code.path)).map(({ move }) => move?.key);

  test('is read by that key, and the contract stays as it is', () => {
    const [fix] = movesOf([contract, code]);
    assert.equal(applyEdits(code.text, fix?.edits.find(({ path }) => path === code.path)?.edits ?? []), 'const stripeKey = process.env.PAYMENT_KEY;\n');
    assert.equal(fix?.move?.path, 'dev/app/stripe/secret_key');
    assert.ok(!fix.edits.some(({ path }) => path === contract.path));
  });
  test('has that key where an env file has nothing, a placeholder, the same value or the reference for it', () => {
    for (const value of ['', 'changeme', key, 'ref+lasthop://dev/app/stripe/secret_key']) {
      assert.deepEqual(keys({ path: '.env', text: `PAYMENT_KEY=${value}\n`, git: 'ignored' }), ['PAYMENT_KEY']);
    }
  });
  test('has that key whatever another environment makes of it', () => {
    assert.deepEqual(keys({ path: '.env.staging', text: 'PAYMENT_KEY=ref+lasthop://staging/app/stripe/secret_key\n', git: 'tracked' }), ['PAYMENT_KEY']);
  });
  test('has a key of its own where the contract says another path, or an env file another value', () => {
    assert.deepEqual(keys({ path: '.env', text: `PAYMENT_KEY=${fake('stripe-live-key', 7)}\n`, git: 'ignored' }), ['STRIPE_KEY']);
    assert.deepEqual(movesOf([{ ...contract, text: contract.text.replace('secret_key', 'webhook_secret') }, code]).map(({ move }) => move?.key), ['STRIPE_KEY']);
  });
});

describe('references of other stores', () => {
  const stores: readonly [string, string | undefined, string][] = [
    ['lasthop', undefined, 'ref+lasthop://dev/app/stripe/secret_key'],
    ['vault', undefined, "'ref+vault://secret/dev/app/stripe/secret_key#/value'"],
    ['aws-secrets-manager', undefined, 'ref+awssecrets://dev/app/stripe/secret_key'],
  ];
  for (const [provider, place, expected] of stores) {
    test(provider, () => assert.equal(moved('.env', `STRIPE_KEY=${key}\n`, offeredDestination(provider, place)), `STRIPE_KEY=${expected}\n`));
  }

  test('every provider that can be written is read back from the env file as that very path, or not offered', () => {
    for (const provider of ['lasthop', 'vault', 'aws-secrets-manager', 'aws-parameter-store', 'gcp-secret-manager', 'azure-key-vault', 'one-password', 'doppler', 'sops', 'no-such']) {
      const text = `STRIPE_KEY=${key}\n`;
      const [fix] = movesOf([{ path: '.env', text, git: 'ignored' }], offeredDestination(provider, 'main'));
      if (!fix) continue;
      const after = applyEdits(text, fix.edits[0]?.edits ?? []);
      const engine = openWorkspace([{ path: '.env', text: after, git: 'ignored' }]);
      const [reference] = engine.view().inFile('.env', 'secretReference');
      assert.equal(reference?.fact.provider, provider, after);
      assert.deepEqual(allFindings(engine), [], after);
    }
  });
});
