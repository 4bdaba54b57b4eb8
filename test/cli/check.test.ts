/** `lasthop check`: whole outputs on a small tree, exit statuses, what is asked for and what is left out. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import Ajv from 'ajv';
import { lasthop, withoutTime } from '../support/commandLine';
import { fake } from '../support/fakes';
import { temporaryFolder, writeFiles } from '../support/folder';
import { writeRepository } from '../support/gitIndex';
import { matchesSnapshot } from '../support/snapshot';

function smallTree(context: TestContext): string {
  const folder = temporaryFolder(context, {
    'src/pay.js': `// lasthop-allow inline-secret\nconst stripe = require('stripe')('${fake('stripe-live-key')}');\n`,
    'src/mail.js': `export const mail = {\n\tuser: 'shop', password: '${fake('password-symbols')}',\n};\n`,
    'test/pay.test.js': `const key = '${fake('github-token')}'; // lasthop-allow inline-secret: revoked, the test needs the form\n`,
    'clean.js': 'export const answer = 42;\n',
    'logo.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]),
  });
  writeRepository(folder, ['src/pay.js']);
  return folder;
}

interface JsonReport {
  readonly version: number;
  readonly findings: readonly {
    readonly rule: string; readonly path: string; readonly severity: string; readonly fingerprint: string;
    readonly start: { readonly line: number; readonly column: number }; readonly end: { readonly line: number; readonly column: number };
  }[];
  readonly summary: { readonly files: number; readonly bytes: number; readonly skipped: readonly { readonly path: string; readonly reason: string }[] };
}

function json(folder: string, argv: readonly string[] = [], input?: string): JsonReport {
  return JSON.parse(lasthop(folder, ['check', '--format', 'json', ...argv], input === undefined ? {} : { input }).output) as JsonReport;
}

function places(report: JsonReport): string[] {
  return report.findings.map(({ path, start, rule }) => `${path}:${start.line}:${start.column} ${rule}`);
}

for (const format of ['text', 'json', 'sarif', 'github', 'gitlab']) {
  test(`the whole output as ${format}`, (context) => {
    const { output, status, said } = lasthop(smallTree(context), ['check', '--format', format]);
    assert.deepEqual([status, said], [1, '']);
    matchesSnapshot(withoutTime(output), `cli/snapshots/check.${format}.txt`);
  });
}

test('SARIF is valid against its schema', (context) => {
  const file = createRequire(__filename).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _draft4, id: _id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(schema);
  const folder = smallTree(context);
  lasthop(folder, ['baseline', 'create']);
  writeFiles(folder, { 'a b/ü:%.js': `x.password = '${fake('password-symbols', 2)}'\n` });
  const log = JSON.parse(lasthop(folder, ['check', '--format', 'sarif', '--baseline', '.lasthop-baseline.json']).output) as { runs: { results: { suppressions: { kind: string }[] }[] }[] };
  assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 1));
  assert.ok(JSON.stringify(log).includes('"uri":"a%20b/%C3%BC%3A%25.js"'));
  // Only what was written after the baseline is open; a comment silences one more.
  const kinds = log.runs[0]?.results.map(({ suppressions }) => suppressions[0]?.kind ?? 'open') ?? [];
  assert.deepEqual(kinds.sort(), ['external', 'external', 'external', 'inSource', 'open']);
  assert.ok(!validate({ ...log, version: '3' }), 'the schema itself can fail');
});

test('SARIF tells of what a comment or a list silences, and nothing else does', (context) => {
  const [allowed, neighbours] = [fake('stripe-live-key', 3), fake('sendgrid-key', 3)];
  const folder = temporaryFolder(context, {
    '.gitleaksignore': 'listed.js:stripe-access-token:1\n',
    'listed.js': `const listedKey = '${fake('stripe-live-key', 4)}';\n`,
    'a.js': [
      `const stripeKey = '${allowed}'; // lasthop-allow inline-secret: revoked in May`,
      `const mailKey = '${neighbours}'; // gitleaks:allow`,
      `const openKey = '${fake('stripe-live-key', 5)}';`, '',
    ].join('\n'),
  });
  const { output, status } = lasthop(folder, ['check', '--format', 'sarif']);
  const results = (JSON.parse(output) as { runs: { results: { ruleId: string; suppressions: unknown[]; partialFingerprints: Record<string, string>; locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[] }[] }[] }).runs[0]?.results ?? [];
  const rows = results.map(({ locations, suppressions }) => [
    `${locations[0]?.physicalLocation.artifactLocation.uri}:${locations[0]?.physicalLocation.region.startLine}`, suppressions,
  ]);
  assert.deepEqual(new Map(rows as [string, unknown][]), new Map<string, unknown>([
    ['a.js:3', []],
    ['a.js:1', [{ kind: 'inSource', justification: 'Allowed by a comment that gives the reason.' }]],
    ['a.js:2', [{ kind: 'inSource', justification: 'Allowed by a comment for gitleaks.' }]],
    ['listed.js:1', [{ kind: 'external', justification: 'Named by .gitleaksignore.' }]],
  ]));
  assert.equal(new Set(results.map(({ partialFingerprints }) => partialFingerprints['lasthop/v1'])).size, 4);
  assert.equal(status, 1);
  for (const secret of [allowed, neighbours]) assert.ok(!output.includes(secret));
  assert.deepEqual(places(json(folder)), ['a.js:3:18 inline-secret']);
  writeFiles(folder, { 'a.js': `const stripeKey = '${allowed}'; // lasthop-allow inline-secret: revoked in May\n` });
  assert.equal(lasthop(folder, ['check', '--format', 'sarif']).status, 0, 'what is silenced fails nothing');
});

test('colours are for terminals', (context) => {
  const folder = smallTree(context);
  const coloured = (environment: Record<string, string>, outputIsTerminal = true): boolean =>
    lasthop(folder, ['check'], { environment, outputIsTerminal }).output.includes('\u001b[');
  assert.deepEqual([coloured({}), coloured({ NO_COLOR: '1' }), coloured({ TERM: 'dumb' }), coloured({}, false), coloured({ FORCE_COLOR: '1' }, false)],
    [true, false, false, false, true]);
});

test('many hints of one rule take one line a file', (context) => {
  const keys = Array.from({ length: 12 }, (_, at) => `OPTION_${at}`);
  const folder = temporaryFolder(context, {
    '.env.example': 'PORT=1\n', 'src/a.js': `listen(process.env.PORT);\n${keys.map((key) => `use(process.env.${key} ?? 1);\n`).join('')}`, 'src/b.js': 'use(process.env.NEEDED);\n',
  });
  const { output } = lasthop(folder, ['check']);
  assert.match(output, /src\/a\.js\n {2}12 hints {2}OPTION_0 \(2\), OPTION_1 \(3\), .*OPTION_11 \(13\) {2}undeclared-read\n/);
  assert.match(output, /1:17 {2}warning {2}NEEDED is read here/);
  assert.match(output, /13 findings \(1 warning, 12 hints\)/);
});

test('exit status by level', (context) => {
  const folder = temporaryFolder(context, { 'a.js': '// lasthop-allow nothing: at all\n' });
  const status = (...argv: readonly string[]): unknown => lasthop(folder, ['check', ...argv]).status;
  assert.deepEqual([status(), status('--fail-on', 'error'), status('--fail-on', 'information'), status('--fail-on', 'never')], [1, 0, 1, 0]);
  assert.equal(lasthop(smallTree(context), ['check', 'clean.js']).status, 0);
});

test('paths: files, folders, what does not exist', (context) => {
  const folder = smallTree(context);
  assert.deepEqual(places(json(folder, ['src/mail.js'])).map((place) => place.split(':')[0]), ['src/mail.js']);
  assert.deepEqual(places(json(join(folder, 'src'), ['.'])).map((place) => place.split(':')[0]), ['mail.js', 'pay.js', 'pay.js']);
  assert.deepEqual(places(json(join(folder, 'test'), ['../src/mail.js'])).map((place) => place.split(':')[0]), ['../src/mail.js']);
  const missing = lasthop(folder, ['check', 'gone', 'src/mail.js']);
  assert.equal(missing.status, 2);
  assert.equal(missing.said, 'lasthop: gone does not exist.\nlasthop: One other file was checked.\n');
  assert.match(missing.output, /src\/mail\.js/);
});

test('skipped files are said with their reason', (context) => {
  const folder = smallTree(context);
  assert.deepEqual(json(folder).summary.skipped, [{ path: 'logo.png', reason: 'binary' }]);
  assert.equal(json(folder).summary.files, 4);
  assert.match(lasthop(temporaryFolder(context), ['check']).output, /^Nothing was checked/);
});

test('standard input stands in for a file', (context) => {
  const folder = temporaryFolder(context, { 'a.js': 'clean();\n' });
  const text = `const password = '${fake('password-symbols')}';\n`;
  assert.deepEqual(places(json(folder, ['--stdin', 'a.js'], text)), ['a.js:1:19 hardcoded-credential']);
  assert.deepEqual(places(json(folder, ['--stdin', 'new/b.js'], text)), ['new/b.js:1:19 hardcoded-credential']);
  assert.deepEqual(places(json(folder, ['--stdin', 'a.js'], '')), []);
  assert.equal(lasthop(folder, ['check', '-'], { input: text }).status === 2, false);
});

test('columns count UTF-16 code units from 1, a byte order mark not at all', (context) => {
  const folder = temporaryFolder(context, {
    'a.js': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(`const 𝒙 = 1, password = '${fake('password-symbols')}';\r\n`)]),
    'b.js': Buffer.from(`\ufeff// ü\r\nconst password = '${fake('password-symbols')}';`, 'utf16le'),
  });
  assert.deepEqual(places(json(folder)), ['a.js:1:27 hardcoded-credential', 'b.js:2:19 hardcoded-credential']);
});

test('a baseline: known findings are left out, a changed value surfaces', (context) => {
  const value = fake('stripe-live-key');
  const folder = temporaryFolder(context, { 'a.js': `stripe('${value}');\n`, 'b.js': `const password = '${fake('password')}';\n` });
  assert.equal(lasthop(folder, ['baseline', 'create']).status, 0);
  const written = readFileSync(join(folder, '.lasthop-baseline.json'), 'utf8');
  assert.ok(!written.includes(value) && !written.includes('"line"'));
  const known = ['--baseline', '.lasthop-baseline.json'];
  assert.deepEqual(places(json(folder, known)), []);
  writeFiles(folder, { 'moved/a.js': `\n\n  stripe('${value}');\n`, 'a.js': `stripe('${fake('stripe-live-key', 2)}');\n` });
  assert.deepEqual(places(json(folder, known)), ['a.js:1:9 inline-secret']);
  writeFiles(folder, { 'b.js': `const password = '${fake('password')}';\nconst again = { password: '${fake('password', 2)}' };\n` });
  assert.deepEqual(places(json(folder, known)), ['a.js:1:9 inline-secret', 'b.js:2:28 hardcoded-credential'], 'one was known, not two');
  assert.equal(lasthop(folder, ['check', '--baseline', 'gone.json']).status, 2);
  assert.equal(lasthop(folder, ['check', '--baseline', 'a.js']).status, 2);
});

test('a fingerprint does not depend on lines or on the value', (context) => {
  const folder = temporaryFolder(context, { 'a.js': `const password = '${fake('password-symbols')}';\n` });
  const [before] = json(folder).findings;
  writeFiles(folder, { 'a.js': `\n\nconst password = '${fake('password-symbols', 3)}';\n` });
  const [after] = json(folder).findings;
  assert.equal(before?.fingerprint, after?.fingerprint);
});

test('parts on several machines fit together', (context) => {
  const folder = temporaryFolder(context, Object.fromEntries(Array.from({ length: 20 }, (_, at) =>
    [`${at}.js`, `const password = '${fake('password-symbols', at + 1)}';\n`])));
  const all = places(json(folder));
  const parts = [1, 2, 3].map((part) => places(json(folder, ['--shard', `${part}/3`])));
  assert.deepEqual(parts.flat().sort(), [...all].sort());
  assert.ok(parts.every((part) => part.length > 0 && part.length < all.length));
  assert.equal(lasthop(folder, ['check', '--shard', '4/3']).status, 2);
});

test('the configuration counts, and a broken one is one finding', (context) => {
  const folder = smallTree(context);
  writeFiles(folder, { '.lasthop.yaml': 'rules:\n  hardcoded-credential: off\nexclude: [src/pay.js]\n' });
  assert.deepEqual(places(json(folder)), []);
  writeFiles(folder, { '.lasthop.yaml': 'rules:\n  hardcoded-credentials: off\n' });
  const report = json(folder);
  assert.deepEqual(report.findings.map(({ rule }) => rule), ['invalid-configuration', 'hardcoded-credential', 'invalid-suppression', 'inline-secret']);
  assert.deepEqual([report.findings[0]?.start, report.findings[0]?.path], [{ line: 2, column: 3 }, '.lasthop.yaml']);
  writeFiles(folder, { '.lasthop.yaml': 'rules:\n  hardcoded-credentials: off\nexclude: [src]\n' });
  assert.doesNotMatch(lasthop(folder, ['check', '.lasthop.yaml']).output, /lasthop-allow/, 'no comment accepts a broken configuration');
});

test('.gitleaksignore', (context) => {
  const folder = smallTree(context);
  writeFiles(folder, { '.gitleaksignore': `# accepted\n${'a'.repeat(40)}:src/mail.js:generic-api-key:2\nsrc/pay.js:stripe-access-token:2\n` });
  assert.deepEqual(places(json(folder)).map((place) => place.split(' ')[1]), ['invalid-suppression']);
});
