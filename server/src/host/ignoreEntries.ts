/** The lines that an ignore file lacks, so that env files stay on this machine and contracts are checked in. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { baseName } from '../core/paths';
import { lineEnding } from '../core/text';
import { GitRepository } from './gitRepository';
import { relativePath } from './workspaceRoot';

export interface IgnoreGap {
  /** Patterns for the `.gitignore` of the workspace root; none where nothing is lacking. */
  readonly lines: readonly string[];
  /** Env files that git tracks already: no pattern helps them. Relative to the root. */
  readonly tracked: readonly string[];
}

/**
 * @param root absolute
 * @param contracts paths relative to the root, present or about to be written
 */
export function ignoreGap(root: string, contracts: readonly string[]): IgnoreGap {
  const repository = GitRepository.holding(root);
  const lines = new Set<string>();
  const tracked: string[] = [];
  const state = (path: string): string | undefined => repository?.state(relativePath(repository.top, join(root, path)));
  for (const contract of contracts) {
    const folder = contract.slice(0, contract.length - baseName(contract).length);
    for (const name of ['.env', '.env.local', '.env.dev.local']) {
      const git = state(`${folder}${name}`);
      if (git === 'tracked') tracked.push(`${folder}${name}`);
      else if (git !== 'ignored') lines.add(name === '.env.dev.local' ? '.env.*.local' : name);
    }
    if (state(contract) === 'ignored') lines.add(`!${baseName(contract)}`);
  }
  // Teams that share a plain `.env` do so on purpose: their own files are the local ones.
  if (tracked.some((path) => baseName(path) === '.env')) lines.delete('.env');
  return { lines: [...lines], tracked: tracked.filter((path) => existsSync(join(root, path))) };
}

/** A `.gitignore` with the lines at its end. */
export function withIgnoreLines(text: string | undefined, lines: readonly string[]): string {
  const before = text ?? '';
  const ending = lineEnding(before);
  const broken = before === '' || /[\r\n]$/.test(before);
  return `${before}${broken ? '' : ending}${lines.map((line) => `${line}${ending}`).join('')}`;
}
