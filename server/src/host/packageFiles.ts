/** What this package carries beside its program: its version, and the pages of the rules, which are on the web as well. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const publicPages = 'https://github.com/lasthop/lasthop/blob/main/docs/rules';

export function publicPage(rule: string): string {
  return `${publicPages}/${rule}.md`;
}

/** The package's folder: the nearest one above this program that holds the rule pages; undefined where they were not shipped. */
export function packageFolder(): string | undefined {
  for (let at = __dirname; dirname(at) !== at; at = dirname(at)) {
    if (existsSync(join(at, 'docs', 'rules')) && existsSync(join(at, 'package.json'))) return at;
  }
  return undefined;
}

/** The package's version; `0.0.0` where its manifest was not shipped. */
export function packageVersion(): string {
  const folder = packageFolder();
  const manifest: unknown = folder === undefined ? undefined : JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { version } = (manifest ?? {}) as { readonly version?: unknown };
  return typeof version === 'string' ? version : '0.0.0';
}
