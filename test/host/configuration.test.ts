/** `.lasthop.yaml`: what it sets, and what is said of a broken one. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { compileFormat, expandExample, FormatError } from '../../server/src/core/organisationDetectors';
import { defaultSettings } from '../../server/src/core/settings';
import { engineSettings, readConfiguration, type Configuration } from '../../server/src/host/configuration';
import { temporaryFolder, type Files } from '../support/folder';
import { writeRepository } from '../support/gitIndex';
import { textOf } from '../support/repository';

function read(context: TestContext, files: Files | string): Configuration {
  const folder = temporaryFolder(context, typeof files === 'string' ? { '.lasthop.yaml': files } : files);
  writeRepository(folder, []);
  return readConfiguration(folder);
}

/** `expected`: `marked text: beginning of the message`. */
function broken(context: TestContext, files: Files | string, expected: string): void {
  const { problem, settings, detectors } = read(context, files);
  assert.ok(problem, `nothing is said of ${JSON.stringify(files)}`);
  const marked = problem.text.slice(problem.span.start, problem.span.end);
  assert.equal(`${marked}: ${problem.message}`.slice(0, expected.length), expected);
  assert.match(problem.message, /The default settings are in force until this is mended\.$/);
  assert.deepEqual([settings, detectors], [defaultSettings, []]);
}

test('no file, an empty file, comments only: all defaults', (context) => {
  for (const files of [{}, '', '# nothing yet\n', '---\n']) {
    const configuration = read(context, files);
    assert.equal(configuration.problem, undefined);
    assert.deepEqual(configuration.settings, defaultSettings);
  }
});

test('levels: by rule, by folder, by run', (context) => {
  const { settings } = read(context, [
    'rules:', '  unscoped-path: off', '  inline-secret: { level: warning, extra: 1 }',
    'overrides:', '  - files: [legacy/, "*.test.ts"]', '    rules: { inline-secret: hint }', '',
  ].join('\n'));
  const { level, rules } = engineSettings(settings, { rules: { 'private-key': 'warning' } });
  assert.equal(level('unscoped-path', 'a.ts'), 'off');
  assert.equal(level('inline-secret', 'a.ts'), 'warning');
  assert.equal(level('inline-secret', 'legacy/a.ts'), 'hint');
  assert.equal(level('inline-secret', 'src/a.test.ts'), 'hint');
  assert.equal(level('unscoped-path', 'legacy/a.ts'), 'off');
  assert.equal(level('private-key', 'a.ts'), 'warning');
  assert.equal(level('credential-in-url', 'a.ts'), undefined);
  assert.equal(rules.options.get('inline-secret')?.['extra'], 1);
});

test('service, environments and paths', (context) => {
  const { settings } = read(context, 'service: api\nenvironments:\n  prod: [production, prd]\n  canary: { production: true }\npaths:\n  vault: "secret/{environment}/{service}"\n');
  const { rules } = engineSettings(settings);
  assert.equal(rules.service, 'api');
  assert.deepEqual(rules.paths, new Map([['vault', ['secret/{environment}/{service}']]]));
  const byName = new Map(rules.environments.map((environment) => [environment.name, environment]));
  assert.deepEqual(byName.get('prod'), { name: 'prod', aliases: ['production', 'prd'], production: true });
  assert.deepEqual(byName.get('canary'), { name: 'canary', aliases: [], production: true });
  assert.deepEqual(byName.get('dev')?.production, false);
});

test('one finding at its place', (context) => {
  broken(context, 'servce: api\n', 'servce: `servce` is not known here; did you mean `service`?');
  broken(context, 'a: 1\nprofile: lenient\n', 'a: `a` is not known here');
  broken(context, 'service: api\nprofile: lenient\n', 'lenient: `profile` must be one of default, strict');
  broken(context, 'rules:\n  inline-secrets: off\n', 'inline-secrets: `inline-secrets` is not known here; did you mean `inline-secret`?');
  broken(context, 'rules:\n  inline-secret: fatal\n', 'fatal: `inline-secret` must be one of error, warning, information, hint, off');
  broken(context, 'rules: [inline-secret]\n', '[inline-secret]: `rules` must be a mapping');
  broken(context, 'exclude: vendor/\n', 'vendor/: `exclude` must be a list');
  broken(context, 'exclude: [1]\n', '1: Entry 1 must be a text');
  broken(context, '- a\n', '- a: The file must be a mapping');
  broken(context, 'overrides:\n  - files: [a]\n', 'files: [a]: `rules` is missing here');
  broken(context, 'service: "x\n', '');
  broken(context, 'service: a\nservice: b\n', '');
  broken(context, `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join(',')}]`).join('\n')}\n`,
    'a: &a [x,x,x,x,x,x,x,x,x]: The file cannot be read: its aliases');
});

test('a message never repeats a value', (context) => {
  const value = ['sk', 'live', 'x'.repeat(30)].join('_');
  for (const text of [`service: "${value} "\n`, `${value}: 1\n`, `profile: ${value}\n`, `rules: ${value}\n`, `extends: ${value}\n`, `detectors: [{id: ${value}}]\n`]) {
    const { problem } = read(context, text);
    assert.ok(problem && !problem.message.includes(value), text);
  }
});

test('extends: what the nearer file says wins, circles and other repositories are refused', (context) => {
  const { settings, files } = read(context, {
    '.lasthop.yaml': 'extends: [base/a.yaml, base/b.yaml]\nrules: { private-key: hint }\nexclude: [mine/]\n',
    'base/a.yaml': 'profile: strict\nrules: { private-key: off, inline-secret: off }\nexclude: [a/]\n',
    'base/b.yaml': 'rules: { inline-secret: warning }\n',
  });
  assert.equal(settings.profile, 'strict');
  assert.deepEqual(settings.rules, { 'private-key': 'hint', 'inline-secret': 'warning' });
  assert.deepEqual(settings.exclude, ['a/', 'mine/']);
  assert.equal(files.length, 3);
  broken(context, 'extends: .lasthop.yaml\n', '.lasthop.yaml: This configuration extends itself');
  broken(context, { '.lasthop.yaml': 'extends: a.yaml\n', 'a.yaml': 'extends: .lasthop.yaml\n' }, '.lasthop.yaml: This configuration extends itself');
  broken(context, 'extends: ../other.yaml\n', '../other.yaml: A configuration can only extend files of its own repository');
  broken(context, 'extends: gone.yaml\n', 'gone.yaml: The extended file does not exist');
  broken(context, { '.lasthop.yaml': 'extends: a.yaml\n', 'a.yaml': 'oops: 1\n' }, 'oops: `oops` is not known here');
});

test('a configuration that is a folder, or huge', (context) => {
  broken(context, { '.lasthop.yaml/x': '' }, ': .lasthop.yaml is not a file');
  broken(context, `# ${'x'.repeat(300_000)}`, ': The configuration is larger');
});

const acme = (more: string): string => `detectors:\n  - id: acme-token\n    format: ${more}\n`;

test('detectors of the organisation: examples are tested, formats cannot be slow', (context) => {
  const { detectors, problem } = read(context, acme("'acme_(live|test)_[a-f0-9]{32}'\n    keywords: [acme_]\n    examples: ['acme_live_{{a*32}}']\n    counterExamples: ['acme_dev_{{a*32}}']"));
  assert.equal(problem, undefined);
  assert.equal(detectors[0]?.id, 'acme-token');
  broken(context, acme("'acme_[0-9]{32}'\n    keywords: [acme_]\n    examples: ['acme_{{a*32}}']"), "'acme_[0-9]{32}': Example 1 does not match the format");
  broken(context, acme("'acme_[0-9]{4}'\n    keywords: [other]\n    examples: ['acme_1234']"), "'acme_[0-9]{4}': Example 1 holds none of the keywords");
  broken(context, acme("'acme_.{4}'\n    keywords: [acme_]\n    examples: [acme_1234]\n    counterExamples: [acme_5678]"), "'acme_.{4}': Counter-example 1 matches the format");
  broken(context, acme("'acme'\n    keywords: [acme]\n    examples: []"), '[]: `examples` must be at least one entry');
});

test('the language of formats', () => {
  const accepted = ['a{3}', 'acme_(?:live|test)_[a-f0-9]{32}', 'x(?<secret>[a-z]+)y', '\\bacme-[\\w-]{8,40}\\b', 'a?b*c', '(abc)?d', '[^\\]]{2}', 'a\\.b\\/c', 'é{2}'];
  for (const format of accepted) assert.ok(compileFormat(format).pattern instanceof RegExp, format);
  const refused = ['(a+)+', '(a|b)*', '(?=a)b', '(?<!a)b', '(a)\\1', 'a*b*c*', '[a-z]{1,100}-[a-z]{1,100}', '(', ')', 'a)', '[', '[]', '', 'a{5,2}', '\\', '*a', 'x{9999}', 'a**', '\\p{L}', '^*', '(?:'];
  for (const format of refused) assert.throws(() => compileFormat(format), FormatError, format);
  assert.equal(expandExample('a_{{x*3}}_{{ü*2}}'), 'a_xxx_üü');
});

test('outside a repository, too', (context) => {
  const folder = temporaryFolder(context, { '.lasthop.yaml': 'service: api\n' });
  assert.deepEqual(readConfiguration(folder).files, [join(folder, '.lasthop.yaml')]);
});

test('the schema that editors complete and check with takes what we take, and nothing else', (context) => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(textOf('schemas/lasthop.schema.json')) as object);
  const rows: readonly (readonly [text: string, taken: boolean])[] = [
    ['service: api\n', true],
    ['profile: strict\nexclude: [legacy/]\nrules:\n  unused-key: off\n  hardcoded-credential: warning\n', true],
    ['environments:\n  prod:\n    aliases: [live]\n    production: true\n', true],
    ['detectors:\n  - id: acme-token\n    format: "acme_[a-z]{20}"\n    keywords: [acme_]\n    examples: ["acme_{{x*20}}"]\n', true],
    ['servise: api\n', false],
    ['service: [api]\n', false],
    ['profile: loud\n', false],
    ['rules:\n  unused-keys: off\n', false],
    ['rules:\n  unused-key: loud\n', false],
    ['exclude: legacy/\n', false],
  ];
  for (const [text, taken] of rows) {
    assert.deepEqual([read(context, text).problem?.message, validate(parse(text))].map((each) => each === undefined || each === true), [taken, taken], `${text}: ours, the schema's`);
  }
});
