/**
 * `.gitleaksignore`: findings that a team has accepted, as `path:rule:line` or `commit:path:rule:line`.
 * https://github.com/gitleaks/gitleaks#gitleaksignore
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Asks whether a line (from 1) of a file is named. The rules are gitleaks' own, so the line decides. */
export function readGitleaksIgnore(root: string): (path: string, line: number) => boolean {
  let text: string;
  try {
    text = readFileSync(join(root, '.gitleaksignore'), 'utf8');
  } catch {
    return () => false;
  }
  const accepted = new Set<string>();
  for (const entry of text.split(/\r?\n/)) {
    const parsed = /^(?:[0-9a-f]{7,64}:)?(.+):[\w.-]+:(\d+)$/.exec(entry.trim());
    if (parsed && !entry.startsWith('#')) accepted.add(`${(parsed[1] ?? '').replace(/^\.\//, '')}:${parsed[2]}`);
  }
  return (path, line) => accepted.has(`${path}:${line}`);
}
