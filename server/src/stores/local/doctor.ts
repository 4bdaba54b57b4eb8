/** What is wrong with a store and one's own identity, each with what to do; leftovers of killed processes are swept. */
import { lstatSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { GitRepository } from '../../host/gitRepository';
import { done, type Outcome } from '../store';
import { AgeError, parseAgeFile } from './ageFile';
import { unconfirmed } from './confirmations';
import { isStale, isTemporary, removeFile } from './disk';
import { contentsOf, placeOf, readPlainFile, type Contents } from './layout';
import { prefixOf, type LocalStore } from './localStore';
import { readMetadata } from './metadata';
import { namesOf, readRules, rulesFor, type Rule } from './rules';
import { state } from './administration';

export interface Diagnosis {
  /** One sentence each, with what to do. */
  readonly problems: readonly string[];
  /** Worth knowing; nothing to do. */
  readonly notes: readonly string[];
  /** Secrets that were looked at. */
  readonly secrets: number;
}

export async function examine(store: LocalStore, progress?: (done: number, all: number) => void): Promise<Outcome<Diagnosis>> {
  const rules = readRules(store.folder);
  if (!rules.ok) return rules;
  return store.guarded('', async () => {
    const problems: string[] = [];
    const notes: string[] = [];
    const contents = contentsOf(store.folder, isTemporary);
    const swept = sweep(store, contents);
    if (swept > 0) notes.push(`${swept} temporary file${swept === 1 ? ' that a killed process left was' : 's that killed processes left were'} removed; ${swept === 1 ? 'it' : 'they'} held ciphertext only.`);
    problems.push(...(await ownProblems(store)), ...strangerProblems(contents));
    const own = await store.ownKeys();
    const due: string[] = [];
    for (const [at, path] of contents.paths.entries()) {
      progress?.(at, contents.paths.length);
      const deciding = rulesFor(rules.value, path);
      const broken = await fileProblem(store, path, deciding.some(({ key }) => own.includes(key.text)));
      if (broken !== undefined) problems.push(broken);
      else if (deciding.length === 0) problems.push(`Nobody is named who may read ${path}. Say who: lasthop store add-recipient ${prefixOf(path)} KEY --name NAME`);
      else if (state(store, path, deciding) !== 'current') due.push(path);
    }
    if (due.length > 0) problems.push(dueProblem(store, due, rules.value));
    const unknown = unconfirmed(store.folder, store.folders, rules.value, own);
    if (unknown.length > 0) notes.push(`${namesOf(unknown)} ${unknown.length === 1 ? 'is' : 'are'} not confirmed on this machine: before you write what ${unknown.length === 1 ? 'it' : 'they'} can read, look at them with lasthop store confirm.`);
    return done({ problems, notes, secrets: contents.paths.length });
  });
}

function sweep(store: LocalStore, { strangers }: Contents): number {
  const stale = strangers.filter(({ file, why }) => why === 'temporary' && isStale(join(store.folder, file)));
  for (const { file } of stale) removeFile(join(store.folder, file));
  return stale.length;
}

function strangerProblems({ strangers }: Contents): string[] {
  return strangers.flatMap(({ file, why }) => {
    switch (why) {
      case 'link': return [`${file} is a symbolic link, and nothing is read or written through one. Look at who put it there, and remove it.`];
      case 'path': return [`${file} is at no canonical path (environment/service/provider/purpose, with names that every system can hold), so it cannot be read by one. Move its value with age, or remove it.`];
      case 'metadata-alone': return [`${file} describes a secret that is not there. Remove it, or put the .age file back from git.`];
      case 'other': return [`${file} is none of the store's files. Remove it, and look whether it holds a value in clear.`];
      case 'temporary': return [];
    }
  });
}

/** Reads what may be read; of the rest, looks whether it is whole. */
async function fileProblem(store: LocalStore, path: string, mayRead: boolean): Promise<string | undefined> {
  const place = placeOf(store.folder, path);
  if (!place.ok) return place.failure.message;
  const opened = await store.open(path);
  if (!opened.ok && (mayRead ? opened.failure.kind !== 'no-access' : opened.failure.kind === 'invalid')) return opened.failure.message;
  const bytes = readPlainFile(place.value.secret);
  try {
    if (Buffer.isBuffer(bytes)) parseAgeFile(bytes);
  } catch (error) {
    if (error instanceof AgeError) return `The file of ${path} is damaged. Put it back from git.`;
    throw error;
  }
  return undefined;
}

function dueProblem(store: LocalStore, due: readonly string[], rules: readonly Rule[]): string {
  const undescribed = due.filter((path) => {
    const place = placeOf(store.folder, path);
    return place.ok && readMetadata(place.value.metadata) === undefined;
  });
  const some = `${due.slice(0, 3).join(', ')}${due.length > 3 ? ` and ${due.length - 3} more` : ''}`;
  const what = undescribed.length === due.length ? 'no readable metadata' : 'other recipients than the rules say, or no metadata';
  return `${some}: ${what}. Somebody who can read ${due.length === 1 ? 'it' : 'them'} (${namesOf(due.flatMap((path) => rulesFor(rules, path)))}) mends that with: lasthop store rekey`;
}

async function ownProblems(store: LocalStore): Promise<string[]> {
  const { file, isNamed } = store.identities;
  const keys = await store.identities.publicKeys();
  if (!keys.ok) return [keys.failure.message];
  const problems: string[] = [];
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats && process.platform !== 'win32' && !isNamed) {
    const folder = lstatSync(dirname(file));
    if ((folder.mode & 0o022) !== 0) problems.push(`Others can write to ${dirname(file)}, where your identity is. Close it: chmod 700 ${dirname(file)}`);
  }
  if (stats && process.platform !== 'win32' && isNamed && (stats.mode & 0o077) !== 0) problems.push(`Others on this machine can read ${file}. Close it, unless that is meant so: chmod 600 ${file}`);
  const repository = stats ? GitRepository.holding(dirname(file)) : undefined;
  if (repository) {
    const inside = relative(repository.top, file).replaceAll('\\', '/');
    const gitState = repository.state(inside);
    if (gitState === 'tracked') problems.push(`Your private key ${file} is checked in to git. Take it out (git rm --cached ${inside}), make a new one, and have the old one removed from every store.`);
    else if (gitState !== 'ignored') problems.push(`Your private key ${file} lies in a git repository and is not ignored: one git add would check it in. Add ${inside} to its .gitignore.`);
  }
  return problems;
}
