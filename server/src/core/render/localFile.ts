/** Where a value stays on this machine when a file gives it up: a git-ignored env file. */
import { envFileKind } from '../envFiles';
import { folderOf } from '../paths';
import { appendEntry } from '../languages/dotenv/edits';
import { ignoreEdit } from './ignoreFile';
import type { FileEdit, RenderContext } from './index';

/** An env file that git ignores, or will after the edit. */
export interface LocalFile {
  readonly path: string;
  readonly text: string;
  readonly create: boolean;
  /** The line that `.gitignore` lacks. */
  readonly ignore?: FileEdit;
}

/** The env file of this machine only: an ignored one that exists, else a new `.env` beside the contract or at the root. */
export function localFile(path: string, context: RenderContext): LocalFile | undefined {
  const family = context.view.familyOf(path);
  const real = family?.real ?? [];
  const base = family ? family.folder : '';
  const named = (name: string): string => (base === '' ? name : `${base}/${name}`);
  for (const candidate of [named('.env.local'), named('.env'), ...real]) {
    const present = context.text(candidate);
    if (present === undefined || !real.includes(candidate) || envFileKind(candidate) !== 'real') continue;
    if (context.view.gitState(candidate) === 'ignored') return { path: candidate, text: present, create: false };
  }
  return ignoredFile(named('.env'), context) ?? ignoredFile(named('.env.local'), context);
}

/** The env file beside a Compose file: Compose reads this one and no other by itself. */
export function composeEnvFile(path: string, context: RenderContext): LocalFile | undefined {
  const folder = folderOf(path);
  return ignoredFile(folder === '' ? '.env' : `${folder}/.env`, context);
}

/** The file at `path`, with the ignore entry that it lacks; undefined where git tracks it. */
export function ignoredFile(path: string, context: RenderContext): LocalFile | undefined {
  const state = context.view.gitState(path);
  if (state === 'tracked') return undefined;
  const present = context.text(path);
  const file = { path, text: present ?? '', create: present === undefined };
  if (state === 'ignored') return file;
  const folder = folderOf(path);
  const gitignore = folder === '' ? '.gitignore' : `${folder}/.gitignore`;
  const ignore = ignoreEdit(gitignore, folder === '' ? path : path.slice(folder.length + 1), false, context);
  return ignore ? { ...file, ignore } : file;
}

/**
 * The value kept in a local file under the key or, where that is taken, a numbered one, and the key declared in the
 * contract of `path`. Undefined where no spelling keeps the value.
 */
export function keptValue(
  store: LocalFile, path: string, wanted: string, value: string, secretPath: string | undefined, context: RenderContext,
): { readonly key: string; readonly edits: readonly FileEdit[] } | undefined {
  const key = freeKey(wanted, value, store.path, context);
  const edits: FileEdit[] = [];
  if (definedValue(store.path, key, context) === undefined) {
    const kept = appendEntry(store.text, key, value);
    if (!kept) return undefined;
    edits.push({ path: store.path, create: store.create, holdsValue: true, edits: kept });
  }
  if (store.ignore) edits.push(store.ignore);
  const contract = contractEntry(path, key, secretPath, context);
  if (contract) edits.push(contract);
  return { key, edits };
}

/** The key, or a numbered one where the local file holds another value under it. */
function freeKey(key: string, value: string, path: string, context: RenderContext): string {
  let candidate = key;
  for (let number = 2; ; number++) {
    const held = definedValue(path, candidate, context);
    if (held === undefined || held === value) return candidate;
    candidate = `${key}_${number}`;
  }
}

/** The value a loader reads for a key of one env file: that of its last definition. */
function definedValue(path: string, key: string, context: RenderContext): string | undefined {
  return context.view.named('definition', key).filter((at) => at.path === path).at(-1)?.fact.value;
}

function contractEntry(path: string, key: string, secretPath: string | undefined, context: RenderContext): FileEdit | undefined {
  const family = context.view.familyOf(path);
  const contract = family?.contracts[0];
  if (!family || !contract) return undefined;
  const declared = context.view.named('declaration', key).some((at) => folderOf(at.path) === family.folder);
  const text = context.text(contract);
  if (declared || text === undefined) return undefined;
  const decorators = secretPath ? `@sensitive @path=${secretPath}` : '@sensitive';
  const edits = appendEntry(text, key, '', decorators);
  return edits && { path: contract, create: false, holdsValue: false, edits };
}
