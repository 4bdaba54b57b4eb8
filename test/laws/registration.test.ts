/** A rule is its file, its page, its registration, its README row and its setting: none without the others. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { detectors } from '../../server/src/core/detectors/index';
import { languages } from '../../server/src/core/languages/index';
import { providers } from '../../server/src/core/providers/index';
import { rules } from '../../server/src/core/rules/index';
import { filesBelow, repository, textOf } from '../support/repository';

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const ruleIds = rules.map(({ id }) => id).sort();

function distinct(ids: readonly string[]): void {
  assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), []);
}

test('ids are kebab-case and given once', () => {
  for (const ids of [ruleIds, detectors.map(({ id }) => id), providers.map(({ id }) => id)]) {
    distinct(ids);
    assert.deepEqual(ids.filter((id) => !kebab.test(id)), []);
  }
  distinct(languages.map(({ id }) => id));
});

test('every file that defines a rule is registered', () => {
  const defined = filesBelow(['server/src/core/rules'], ['.ts'])
    .flatMap((file) => [...textOf(file).matchAll(/defineRule\(\{\s*(?:\/\/[^\n]*\s*)*id: '([^']+)'/g)].map((match) => match[1]))
    .sort();
  assert.deepEqual(defined, ruleIds);
});

test('every issuer, rule and provider is one file and one line', () => {
  const definition = { detectors: /^export const \w+: readonly Detector\[\]/m, rules: /^export const \w+ = defineRule\(/m, providers: /^export const \w+(?:: Provider)? = (?:\{|schemeProvider\()/m };
  for (const [folder, defines] of Object.entries(definition)) {
    const at = `server/src/core/${folder}/`;
    const defining = filesBelow([at.slice(0, -1)], ['.ts']).filter((file) => !file.endsWith('/index.ts') && defines.test(textOf(file)));
    const lines = textOf(`${at}all.ts`).split('\n').filter((line) => line.startsWith('export'));
    assert.deepEqual(lines.sort(), defining.map((file) => `export * from './${file.slice(at.length, -'.ts'.length)}';`).sort(), folder);
  }
});

test('every rule has a page, every page a rule', () => {
  const pages = filesBelow(['docs/rules'], ['.md']).map((file) => file.slice('docs/rules/'.length, -'.md'.length));
  assert.deepEqual(pages.filter((page) => page !== 'README').sort(), ruleIds);
});

test('a page says what, why and how to fix, and holds an example that finds something', () => {
  for (const id of ruleIds) {
    const page = textOf(`docs/rules/${id}.md`);
    assert.match(page, new RegExp(`^# .*${id}`), `${id}: the title names the rule`);
    assert.match(page, /^## .*why/im, `${id}: why it matters`);
    assert.match(page, /^## .*fix/im, `${id}: how to fix it`);
    assert.match(page, new RegExp(`\\^+\\s+${id}\\b`), `${id}: an example with its finding`);
  }
});

test('README and settings name exactly the rules', () => {
  const rows = [...textOf('README.md').matchAll(/\(docs\/rules\/([a-z0-9-]+)\.md\)/g)].map((match) => match[1] ?? '');
  assert.deepEqual([...new Set(rows)].sort(), ruleIds);
  const manifest: unknown = JSON.parse(textOf('package.json'));
  assert.deepEqual(rulesOf(manifest), ruleIds);
});

/** The rules named in the settings block: the properties of `lasthop.rules`. */
function rulesOf(manifest: unknown): string[] {
  const setting = ['contributes', 'configuration', 'properties', 'lasthop.rules', 'properties'].reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), manifest);
  return Object.keys(setting ?? {}).sort();
}

test('the extension starts with the files and acts that it is about, never with the editor', () => {
  const { activationEvents } = JSON.parse(textOf('package.json')) as { activationEvents: string[] };
  assert.ok(activationEvents.includes('workspaceContains:**/.env') && activationEvents.includes('onLanguage:python'));
  assert.deepEqual(activationEvents.filter((event) => !/^(?:onLanguage:[\w-]+|workspaceContains:\*\*\/\.(?:env(?:\.\*)?|lasthop\.yaml)|onDebug)$/.test(event)), []);
});

test('every detector says where its format is documented', () => {
  for (const { id, source } of detectors) assert.match(source, /^https:\/\/\S+$/, id);
});

test('what the shipped pages link to ships with them', () => {
  const patterns = textOf('.vscodeignore').split('\n').filter((line) => line.startsWith('!')).map((line) => new RegExp(`^${line.slice(1).replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`));
  const ships = (path: string): boolean => existsSync(join(repository, path)) && patterns.some((pattern) => pattern.test(path));
  const pages = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', ...filesBelow(['docs'], ['.md'])].filter(ships);
  assert.ok(pages.includes('docs/first-day.md') && pages.includes('docs/walkthrough/fetch.md'));
  const broken = pages.flatMap((page) => [...textOf(page).matchAll(/\]\((?!https?:|command:|#)([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => posix.join(posix.dirname(page), link)).filter((link) => !ships(link)).map((link) => `${page}: ${link}`));
  assert.deepEqual(broken, []);
});
