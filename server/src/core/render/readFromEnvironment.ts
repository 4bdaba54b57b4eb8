import { envFileKind } from '../envFiles';
import type { Intent } from '../intent';
import { appendEntry } from '../languages/dotenv/edits';
import { folderOf } from '../paths';
import { shift, type TextEdit } from '../text';
import { ignoreEdit } from './ignoreFile';
import type { FileEdit, RenderContext, Rendered, Subject } from './index';

/**
 * Literal → the language's idiomatic read; the key goes into the contract, if there is one, and the value into the
 * git-ignored local env file, so that the app still runs and nothing is lost. Without a contract none is made: that is
 * `lasthop init`, which looks at all keys the code reads.
 */
export function readFromEnvironment(
  intent: Extract<Intent, { kind: 'read-from-environment' }>, { finding, text, language, base }: Subject, context: RenderContext,
): Rendered {
  const { literal } = intent;
  const site = { ...literal.site, content: shift(literal.site.content, base), whole: shift(literal.site.whole, base) };
  const store = localFile(finding.path, context);
  if (!store) return undefined;
  const key = freeKey(intent.key, literal.value, store.path, context);
  const read = language.spelling.readEnvironment?.(text, key, site);
  if (!read) return undefined;
  const own: TextEdit[] = [{ span: site.whole, newText: read.expression }, ...read.also];
  const edits: FileEdit[] = [];
  if (definedValue(store.path, key, context) === undefined) {
    const kept = appendEntry(store.text, key, literal.value);
    if (!kept) return undefined;
    edits.push({ path: store.path, create: store.create, holdsValue: true, edits: kept });
  }
  if (store.ignore) edits.push(store.ignore);
  const contract = contractEntry(finding.path, key, intent.path, context);
  if (contract) edits.push(contract);
  edits.push({ path: finding.path, create: false, holdsValue: false, edits: own });
  return { title: `Read ${key} from the environment`, safety: 'review', edits };
}

interface LocalFile {
  readonly path: string;
  readonly text: string;
  readonly create: boolean;
  /** The line that `.gitignore` lacks. */
  readonly ignore?: FileEdit;
}

/** The env file of this machine only: an ignored one that exists, else a new `.env` beside the contract or at the root. */
function localFile(path: string, context: RenderContext): LocalFile | undefined {
  const family = context.view.familyOf(path);
  const real = family?.real ?? [];
  const base = family ? family.folder : '';
  const named = (name: string): string => (base === '' ? name : `${base}/${name}`);
  for (const candidate of [named('.env.local'), named('.env'), ...real]) {
    const present = context.text(candidate);
    if (present === undefined || !real.includes(candidate) || envFileKind(candidate) !== 'real') continue;
    if (context.view.gitState(candidate) === 'ignored') return { path: candidate, text: present, create: false };
  }
  for (const candidate of [named('.env'), named('.env.local')]) {
    const state = context.view.gitState(candidate);
    if (state === 'tracked') continue;
    const present = context.text(candidate);
    if (state === 'ignored') return { path: candidate, text: present ?? '', create: present === undefined };
    const gitignore = named('.gitignore');
    const ignore = ignoreEdit(gitignore, candidate.slice(base === '' ? 0 : base.length + 1), false, context);
    return { path: candidate, text: present ?? '', create: present === undefined, ...(ignore ? { ignore } : {}) };
  }
  return undefined;
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
