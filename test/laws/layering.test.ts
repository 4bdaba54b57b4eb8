/** Who may import whom. What the compiler cannot see (a rule asking a language) is seen here. */
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import { filesBelow, textOf } from '../support/repository';

const core = 'server/src/core';

/** What a folder's files may import besides their own folder: path beginnings or packages. The longest folder that fits decides. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  [core]: [core],
  [`${core}/languages`]: [...modules('text', 'facts', 'segment', 'language', 'notes', 'words', 'envFiles'), 'yaml'],
  [`${core}/providers`]: modules('text', 'facts', 'provider'),
  [`${core}/detectors`]: modules('text', 'facts', 'detector'),
  [`${core}/rules`]: modules('text', 'facts', 'rule', 'intent', 'view', 'words', 'envFiles', 'detector', 'detectors/index', 'suppression',
    'classifier', 'credentialCalls', 'credentialNames', 'environmentKey', 'innerAssignment', 'pathShape', 'scope', 'paths', 'contract', 'keyUse', 'moving', 'referring', 'platformVariables'),
  'server/src/host': [core, 'node:', 'yaml', 'ignore', 'dotenv'],
  'server/src/stores': [core, 'server/src/host', 'node:', '@noble/ciphers', 'dotenv', 'yaml'],
  'server/src/cli': [core, 'server/src/host', 'server/src/stores', 'node:', 'yaml'],
  'server/src/lsp': [core, 'server/src/host', 'server/src/stores', 'node:', 'vscode-languageserver', 'vscode-languageserver-textdocument'],
  'client/src': ['vscode', 'vscode-languageclient', 'node:', 'server/src/lsp/protocol'],
};

function modules(...names: readonly string[]): string[] {
  return names.map((name) => `${core}/${name}`);
}

/** What a file imports: repository paths without extension, or packages. */
function importsOf(file: string): string[] {
  const found = textOf(file).matchAll(/^\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\b(?:require|import)\(\s*['"]([^'"]+)['"]\s*\)/gm);
  return [...found]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((name) => (name.startsWith('.') ? posix.join(posix.dirname(file), name) : name));
}

function mayImport(file: string, name: string): boolean {
  const folder = Object.keys(allowed).filter((each) => file.startsWith(`${each}/`)).sort((a, b) => b.length - a.length)[0];
  assert.ok(folder !== undefined, `${file} belongs to no layer`);
  const fits = (beginning: string) => name === beginning || name.startsWith(beginning.endsWith(':') ? beginning : `${beginning}/`);
  return fits(folder) || (allowed[folder] ?? []).some(fits);
}

test('every import stays inside its layer', () => {
  const wrong = filesBelow(['server/src', 'client/src'], ['.ts'])
    .flatMap((file) => importsOf(file).filter((name) => !mayImport(file, name)).map((name) => `${file} imports ${name}`));
  assert.deepEqual(wrong, []);
});

test('a rule imports no other rule', () => {
  const rules = filesBelow([`${core}/rules`], ['.ts']).filter((file) => /defineRule\(/.test(textOf(file)));
  const names = new Set(rules.map((file) => file.slice(0, -'.ts'.length)));
  const wrong = rules.flatMap((file) => importsOf(file).filter((name) => names.has(name)).map((name) => `${file} imports ${name}`));
  assert.deepEqual(wrong, []);
});

test('the check itself sees every form of import', () => {
  assert.ok(!mayImport(`${core}/rules/x.ts`, `${core}/languages/dotenv`));
  assert.ok(!mayImport('server/src/cli/main.ts', 'server/src/lsp/session'));
  assert.ok(!mayImport(`${core}/engine.ts`, 'node:fs'));
  assert.ok(mayImport('server/src/lsp/session.ts', 'vscode-languageserver/node'));
  assert.ok(importsOf('test/laws/layering.test.ts').includes('test/support/repository'));
});
