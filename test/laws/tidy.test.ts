/** The habits that a reviewer would otherwise have to repeat. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOnly, filesBelow, textOf } from '../support/repository';

const shipped = filesBelow(['server/src', 'client/src'], ['.ts']);
const tests = filesBelow(['test'], ['.ts']);
const scripts = filesBelow(['scripts', 'bench'], ['.mjs']);
const prose = [...filesBelow(['docs', 'examples', '.ci', '.github'], ['']), 'README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'package.json']
  .filter((file) => !/\.(?:png|jpg|gif|ico|woff2?)$/.test(file) && (file.includes('/') || exists(file)));

function exists(file: string): boolean {
  return filesBelow(['.'], [`./${file}`]).length > 0;
}

/** Fails with every place at which `find` finds something. */
function none(files: readonly string[], find: (text: string, file: string) => readonly string[] | boolean): void {
  const places = files.flatMap((file) => {
    const found = find(textOf(file), file);
    return found === true ? [file] : found === false ? [] : found.map((what) => `${file}: ${what}`);
  });
  assert.deepEqual(places, []);
}

function lineCount(text: string): number {
  return text.split('\n').length - 1;
}

/** The lines of a text that match, numbered from 1. */
function lines(text: string, pattern: RegExp): string[] {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${line.trim().slice(0, 100)}`] : []));
}

test('files are small: 400 lines, a rule 120', () => {
  // A registry has as many lines as there is to register.
  none([...shipped, ...tests, ...scripts].filter((file) => !file.endsWith('/index.ts')), (text) => lineCount(text) > 400);
  none(shipped.filter((file) => file.includes('/core/rules/')), (text) => lineCount(text) > 120);
});

test('no file is a drawer for everything', () => {
  none([...shipped, ...tests, ...scripts], (_text, file) => /(?:^|\/)(?:utils?|helpers?|misc|common|shared)(?:\/|\.)/i.test(file));
});

test('no any, no suppressed compiler error', () => {
  // Spelled so that this line is no hit itself.
  const anyType = new RegExp(`(?<![.\\w])${'an'}y\\b(?!\\s*\\()`);
  const silenced = new RegExp(`@ts-${''}(?:ignore|expect-error|nocheck)`);
  none([...shipped, ...tests], (text) => [...lines(codeOnly(text), anyType), ...lines(text, silenced)]);
});

test('no state in modules', () => {
  none(shipped, (text) => lines(text, /^(?:export )?(?:let|var) /));
});

test('no test is skipped without saying why, none runs alone', () => {
  none(tests, (text) => lines(codeOnly(text), /\b(?:test|it|describe|suite)\.(?:skip|only|todo)\b|\b(?:skip|only|todo): true\b/));
});

test('every shipped file says what it is for, before or just after its imports', () => {
  none([...shipped, ...scripts], (text) => {
    const first = text.replace(/^#!.*\n/, '').replace(/^import [^;]*;\n/gm, '').trimStart();
    return !first.startsWith('/**') && !/^(?:const|interface) /.test(first);
  });
});

test('no path of a machine and no registry host', () => {
  const pattern = new RegExp(['(?<![\\w.])/(?:work|root|home/[a-z]+|Users/[A-Za-z]+)/', 'registry\\.(?:npmjs|yarnpkg)', 'files\\.pythonhosted', 'proxy\\.golang'].join('|'));
  none([...shipped, ...scripts, ...prose], (text) => lines(text, pattern));
});
