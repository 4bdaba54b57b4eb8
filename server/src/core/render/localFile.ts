/** Where a value stays on this machine when a file gives it up: a git-ignored env file. */
import { isOptional, usableDefault } from '../contract';
import { baseFile, envFileKind } from '../envFiles';
import { isUnused } from '../keyUse';
import { folderOf } from '../paths';
import type { Declaration, Literal } from '../facts';
import { appendEntry, commentEntry, fillEntry } from '../languages/dotenv/edits';
import { envOutline } from '../languages/dotenv/outline';
import { quoteValue } from '../languages/dotenv/quote';
import { span } from '../text';
import { ignoreEdit, isLetIn } from './ignoreFile';
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
  const name = folder === '' ? path : path.slice(folder.length + 1);
  if (isLetIn(gitignore, name, context)) return undefined;
  const ignore = ignoreEdit(gitignore, name, false, context);
  return ignore ? { ...file, ignore } : file;
}

/** What stays of a value under its key on this machine. */
export interface Kept {
  /** Stands in the local env file: the value itself, or the reference to where it went. */
  readonly text: string;
  readonly value: string;
  /** Where the contract says that the value comes from. */
  readonly contractPath?: string;
  /** False for what is not of a developer's environment: the local file then has no part in it. */
  readonly local: boolean;
  /** False where readers of the contract have no part in it. */
  readonly declared: boolean;
  readonly isPlaceholder?: boolean;
}

/** The value itself stays, as the fixes without a store keep it. */
export function valueKept({ value, valueClass }: Literal, contractPath?: string): Kept {
  return { text: value, value, local: true, declared: true, isPlaceholder: valueClass === 'placeholder', ...(contractPath === undefined ? {} : { contractPath }) };
}

/**
 * The value, or its reference, kept in a local file under the key or, where that is taken, a numbered one, and the key
 * declared in the contract of `path`. Undefined where no spelling keeps it.
 */
export function keptValue(
  store: LocalFile, path: string, wanted: string, kept: Kept, context: RenderContext,
): { readonly key: string; readonly edits: readonly FileEdit[] } | undefined {
  // What an env file's readers would take for a placeholder is none of its values.
  if (kept.local && kept.isPlaceholder === true) return undefined;
  const key = kept.local ? freeKey(wanted, kept, store.path, context) : wanted;
  const edits: FileEdit[] = [];
  const held = definedValue(store.path, key, context);
  if (kept.local && (held === undefined || held === '')) {
    const present = store.create ? contractCopy(store.path, key, context) : store.text;
    const [entry] = (held === undefined ? appendEntry : fillEntry)(context.notes.of(present, envOutline), key, kept.text) ?? [];
    if (!entry) return undefined;
    const edit = store.create ? { span: span(0, 0), newText: present + entry.newText } : entry;
    edits.push({ path: store.path, create: store.create, holdsValue: kept.text === kept.value, edits: [edit] });
  }
  if (kept.local && store.ignore) edits.push(store.ignore);
  const contract = kept.declared ? contractEntry(path, key, kept.contractPath, context) : [];
  if (!contract) return undefined;
  edits.push(...contract);
  return { key, edits };
}

/**
 * What a new env file begins with: the keys that its contract promises and nothing defines, with their public defaults or
 * empty, as in a copied contract. Without them the app would lack them as soon as its loader finds the file.
 */
function contractCopy(path: string, own: string, { view }: RenderContext): string {
  const family = view.familyOf(path);
  const contract = family?.contracts[0];
  if (!family || contract === undefined || family.folder !== folderOf(path) || baseFile(family) !== undefined) return '';
  const lines = view.undefinedKeys({ contract, folder: family.folder, generalOnly: false }).map((first) => {
    const declaration = view.namedIn(contract, 'declaration', first.name).at(-1)?.fact ?? first;
    if (first.name === own || isOptional(first) || isUnused(first.name, family.folder, view) || !/^[\w.-]+$/.test(first.name)) return '';
    return `${first.name}=${quoteValue(usableDefault(declaration) ?? '') ?? ''}\n`;
  });
  return lines.join('');
}

/** The key under which the local file holds the very value, else the wanted one, which may be empty there, else a numbered one where it holds another. */
function freeKey(key: string, { text, value }: Kept, path: string, context: RenderContext): string {
  const same = (held: string): boolean => held === text || held === value;
  const env = context.notes.of(context.text(path) ?? '', envOutline);
  if (text !== value) {
    const known = value.length < 12 ? undefined : keysHolding([text, value], path, context).find((each) => !isWeak(path, each, context));
    if (known !== undefined && /^[A-Z_][A-Z0-9_]*$/.test(known)) return known;
  }
  let candidate = key;
  for (let number = 2; ; number++) {
    const held = definedValue(path, candidate, context);
    if (held === undefined || same(held) || (held === '' && fillEntry(env, candidate, text))) return candidate;
    candidate = `${key}_${number}`;
  }
}

function keysHolding(values: readonly string[], path: string, context: RenderContext): string[] {
  const env = context.notes.of(context.text(path) ?? '', envOutline);
  return values.flatMap((value) => env.holding(value)).sort((a, b) => a.at - b.at).map(({ key }) => key);
}

function isWeak(path: string, key: string, context: RenderContext): boolean {
  return context.view.namedIn(path, 'definition', key).some(({ fact }) => fact.valueClass === 'weak');
}

/** The value a loader reads for a key of one env file: that of its last definition. */
function definedValue(path: string, key: string, context: RenderContext): string | undefined {
  return context.view.namedIn(path, 'definition', key).at(-1)?.fact.value;
}

/** The contract's entry for a key, or the path that its entry lacks; undefined where the contract has no room for an entry. */
export function contractEntry(path: string, key: string, secretPath: string | undefined, context: RenderContext): readonly FileEdit[] | undefined {
  const family = context.view.familyOf(path);
  const contract = family?.contracts[0];
  if (!family || !contract) return [];
  const [declared] = context.view.named('declaration', key).filter((at) => folderOf(at.path) === family.folder);
  const text = context.text(declared?.path ?? contract);
  if (text === undefined) return [];
  const env = context.notes.of(text, envOutline);
  if (declared) {
    // Beside a value of its own `@sensitive` would say that a secret stands there.
    const hasValue = declared.fact.valueClass === 'opaque' || declared.fact.valueClass === 'weak';
    const comment = secretPath === undefined || hasValue ? undefined : missingDecorators(declared.fact, secretPath);
    const edits = comment === undefined ? undefined : commentEntry(env, key, comment);
    return edits ? [{ path: declared.path, create: false, holdsValue: false, edits }] : [];
  }
  const edits = appendEntry(env, key, '', secretPath ? `@sensitive @path=${secretPath}` : '@sensitive');
  return edits && [{ path: contract, create: false, holdsValue: false, edits }];
}

/** What a contract's entry must say for its value to be fetched; undefined where it says so, or says that it is public. */
export function missingDecorators({ decorators }: Declaration, secretPath: string): string | undefined {
  const sensitive = decorators.get('sensitive');
  if (decorators.has('path') || decorators.has('public') || sensitive === 'false') return undefined;
  return `${sensitive === undefined ? '@sensitive ' : ''}@path=${secretPath}`;
}
