/** Where the tests with real editors find the project, their tools and the things they leave. */
import { createRequire } from 'node:module';
import * as path from 'node:path';

/** The repository's root, seen from `out/test/e2e`. */
export const root = path.resolve(__dirname, '../../..');

/** Tools and results of these tests; git-ignored. */
export const home = path.join(root, '.e2e');

export const screenshots = path.join(home, 'screenshots');
export const vsix = path.join(home, 'lasthop.vsix');
export const commandLine = path.join(root, 'dist', 'cli.js');

/** The VS Code server that ships inside the npm package code-server. */
export const codeServer = path.join(home, 'node_modules', 'code-server', 'lib', 'vscode');

/** Loads a package of `test/e2e/package.json`, which is installed apart from the project's own. */
export function tool<T>(name: string): T {
  return createRequire(path.join(home, 'package.json'))(name) as T;
}
