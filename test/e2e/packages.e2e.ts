/** The code lexers beside tree-sitter on real packages that are fetched for it: JavaScript, TypeScript, JSX, TSX, Python. */
import { test } from 'node:test';
import { compare, comparisons, filesBelow, sample } from '../support/stringComparison';
import { packageFolder, type PackageName } from './packages';

function sources(extension: RegExp, ...names: PackageName[]): string[] {
  return names.flatMap((name) => sample(filesBelow(packageFolder(name), extension)));
}

test('TSX of real packages', async () => {
  await compare(comparisons.tsx, sources(/\.tsx$/, 'react-native-paper', '@docusaurus/theme-classic', 'react-native-reanimated'));
});

test('JSX of a real package', async () => {
  await compare(comparisons.javascript, sources(/\.jsx?$/, '@docusaurus/theme-classic'), 1_000);
});

test('TypeScript and JavaScript of real packages', async () => {
  await compare(comparisons.typescript, sources(/(?<!\.d)\.ts$/, 'react-native-reanimated', 'react-native-paper', '@docusaurus/theme-classic'));
  await compare(comparisons.javascript, sources(/\.js$/, 'node-gyp', 'react-native-reanimated', 'react-native-paper'));
});

test('Python of a real package', async () => {
  await compare(comparisons.python, sources(/\.py$/, 'node-gyp'));
});
