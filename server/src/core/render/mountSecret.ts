/**
 * Compose environment value → a Compose secret that the container gets as a file, for images that read `KEY_FILE`.
 * https://github.com/compose-spec/compose-spec/blob/main/09-secrets.md
 */
import { grouped, type Notes } from '../notes';
import { folderOf } from '../paths';
import type { Resource } from '../facts';
import type { Intent } from '../intent';
import { entryOf, outlines, scalarOf, type Collection, type DocumentOutline, type Entry, type Shape } from '../languages/yaml/outline';
import { appended, inserted, type Insertion } from '../languages/yaml/insert';
import { lineEnd, lineEnding, shift, span, type TextEdit } from '../text';
import type { FactAt } from '../view';
import type { RenderContext, Rendered, Subject } from './index';
import { composeEnvFile, keptValue, valueKept, type Kept } from './localFile';
import { fileKeyOf } from './secretFiles';

/** So many neighbours show how a file is laid out. */
const SHOWING = 20;
/** Where Compose mounts secrets. */
const MOUNT = '/run/secrets/';

/** A service as far as this fix looks at it. */
interface Service {
  readonly entry: Entry;
  readonly body: Collection;
  readonly environment: Entry;
}

export function mountSecret(
  intent: Extract<Intent, { kind: 'mount-secret' }>, { finding, text, base }: Subject, context: RenderContext,
  what: Kept = valueKept(intent.literal),
): Rendered {
  const { literal } = intent;
  const [section, name, part, ...rest] = literal.path ?? [];
  const key = literal.name;
  if (section !== 'services' || part !== 'environment' || key === undefined || name === undefined || !literal.nameSpan || literal.site.form === 'text') return undefined;
  if (rest.filter((step) => step !== '[]').length !== 1) return undefined;
  const whole = shift(literal.site.whole, base);
  const outline = context.notes.of(text, outlines)(whole.start);
  const services = entryOf(outline?.root, 'services')?.shape();
  const service = services && serviceAt(entryOf(services, name), whole.start);
  if (!outline || !service) return undefined;
  const fileKey = fileKeyOf(scalarOf(entryOf(service.body, 'image')) ?? '', key);
  const store = composeEnvFile(finding.path, context);
  if (fileKey === undefined || !store || !takesFile(service, key, fileKey, text, context.notes)) return undefined;
  if (setElsewhere(service, name, key, finding.path, store.path, context)) return undefined;
  const kept = keptValue(store, finding.path, intent.key, what, context);
  const secret = kept && secretFor(kept.key, outline.root, service.body);
  if (!secret) return undefined;

  const ending = context.notes.of(text, lineEnding);
  const step = services.kind === 'mapping' && services.column > outline.root.column ? services.column - outline.root.column : 2;
  const declared = secret.declared ? [] : [declaration(secret.name, kept.key, outline, step, ending, text, context.notes)];
  const granted = secret.granted ? [] : [grant(secret.name, service, step, ending)];
  if (declared.includes(undefined) || granted.includes(undefined)) return undefined;
  const nameEnd = shift(literal.nameSpan, base).end;
  const quoted = literal.site.form === 'single' || literal.site.form === 'double';
  const edits: TextEdit[] = [
    { span: span(nameEnd, nameEnd), newText: fileKey.slice(key.length) },
    { span: quoted ? shift(literal.site.content, base) : whole, newText: MOUNT + secret.name },
    ...inserted([...granted, ...declared]),
  ];
  return {
    title: `Use the Compose secret ${secret.name}`,
    safety: 'review',
    edits: [...kept.edits, { path: finding.path, create: false, holdsValue: false, edits }],
  };
}

/** Undefined where the service's parts come from elsewhere or are shared with other places. */
function serviceAt(entry: Entry | undefined, offset: number): Service | undefined {
  const body = entry?.shape();
  const environment = entryOf(body, 'environment');
  if (!entry || entry.decorated || body?.kind !== 'mapping' || !environment || environment.decorated) return undefined;
  return environment.start < offset && offset < environment.end ? { entry, body, environment } : undefined;
}

/** Whether the image's own entry point will find the file and nothing else of the service needs the variable. */
function takesFile({ entry, body, environment }: Service, key: string, fileKey: string, text: string, notes: Notes): boolean {
  // `build` makes another image of that name; `extends` and `<<` bring settings that are not seen here.
  if (['build', 'entrypoint', 'extends', '<<'].some((each) => body.entry(each))) return false;
  // Compose cannot put a secret from the environment into a read-only container (docker/compose#12531).
  if ((scalarOf(entryOf(body, 'read_only')) ?? 'false') !== 'false') return false;
  const keys = notes.of(environment, keysOf);
  if (keys.has('<<') || keys.has(fileKey) || keys.get(key)?.length !== 1) return false;
  // A health check or command that reads the variable inside the container: `$$KEY`.
  return !notes.of(text, readsInContainers).get(key)?.some((at) => entry.start <= at && at < entry.end);
}

/** Where a text has `$$KEY` or `$${KEY`. */
function readsInContainers(text: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { 1: key = '', index } of text.matchAll(/\$\$\{?(\w+)/g)) {
    const places = found.get(key);
    if (places) places.push(index);
    else found.set(key, [index]);
  }
  return found;
}

function keysOf(environment: Entry): ReadonlyMap<string, readonly Entry[]> {
  const shape = environment.shape();
  if (shape.kind !== 'mapping' && shape.kind !== 'sequence') return new Map();
  return grouped(shape.entries, (entry) => (shape.kind === 'mapping' ? entry.key : (scalarOf(entry) ?? '').split('=', 1)[0]));
}

/** Images refuse to start with both `KEY` and `KEY_FILE`: an env file of the service or another Compose file may set the first. */
function setElsewhere({ body }: Service, name: string, key: string, path: string, store: string, context: RenderContext): boolean {
  const folder = folderOf(path);
  const envFile = entryOf(body, 'env_file')?.shape();
  const listed = envFile?.kind === 'sequence' ? envFile.entries.map((item) => scalarOf(item) ?? scalarOf(entryOf(item.shape(), 'path'))) : [];
  const files = envFile?.kind === 'scalar' ? [envFile.value] : listed;
  if (envFile && files.length === 0 && envFile.kind !== 'empty') return true;
  if (files.some((file) => {
    const resolved = file === undefined || /^\/|[$\\]/.test(file) ? undefined : joined(folder, file);
    return resolved === undefined || resolved === store || context.notes.of(context.text(resolved) ?? '', assignedIn).has(key);
  })) return true;
  return context.notes.of(context.view.all('resource'), byName).get(name)?.some(({ path: other, fact: { identity } }) =>
    identity.dialect === 'compose' && identity.type === 'service'
    && other !== path && folderOf(other) === folder && context.notes.of(context.text(other) ?? '', wordsIn).has(key)) ?? false;
}

function byName(resources: readonly FactAt<Resource>[]): ReadonlyMap<string, readonly FactAt<Resource>[]> {
  return grouped(resources, ({ fact }) => fact.identity.name);
}

/** The keys that lines of an env file give a value to. */
function assignedIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*[=:]/gm), ([, key = '']) => key));
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/\w+/g));
}

/** `../x` and `./x` seen from a folder; undefined above the root. */
function joined(folder: string, file: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of file.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '..' && part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The first name that is free or already means this: top-level secrets by source, the service's own by mount. */
function secretFor(key: string, root: Collection, body: Collection): { readonly name: string; readonly declared: boolean; readonly granted: boolean } | undefined {
  const known = entryOf(root, 'secrets')?.shape();
  const mounted = mounts(entryOf(body, 'secrets')?.shape());
  if (!mounted) return undefined;
  for (let number = 1; ; number++) {
    const name = key.toLowerCase() + (number === 1 ? '' : `_${number}`);
    const entry = entryOf(known, name);
    const source = entry?.shape();
    const same = source?.kind === 'mapping' && source.entries.length === 1 && scalarOf(entryOf(source, 'environment')) === key;
    const there = mounted.filter(({ target }) => target === name);
    if ((entry === undefined || same) && there.every((mount) => mount.source === name)) {
      return { name, declared: entry !== undefined, granted: there.length > 0 };
    }
  }
}

/** The secrets of a service, short (`- name`) or long (`- source: name`); undefined where they cannot be read. */
function mounts(shape: Shape | undefined): { source: string; target: string }[] | undefined {
  if (shape === undefined || shape.kind === 'empty') return [];
  if (shape.kind !== 'sequence') return undefined;
  const found: { source: string; target: string }[] = [];
  for (const item of shape.entries) {
    const value = item.shape();
    const source = value.kind === 'scalar' ? value.value : scalarOf(entryOf(value, 'source'));
    if (source === undefined) return undefined;
    const target = scalarOf(entryOf(value, 'target')) ?? source;
    found.push({ source, target: target.startsWith(MOUNT) ? target.slice(MOUNT.length) : target });
  }
  return found;
}

/** `secrets:` of the service gets the name. */
function grant(name: string, { body, environment }: Service, step: number, ending: string): Insertion | undefined {
  const entry = entryOf(body, 'secrets');
  if (!entry) {
    if (body.flow) return appended(body, `secrets: [${name}]`, ending);
    const indent = ' '.repeat(body.column);
    return { at: environment.end, text: `${ending}${indent}secrets:${ending}${indent}${' '.repeat(step)}- ${name}` };
  }
  const shape = entry.shape();
  if (shape.kind === 'sequence') return appended(shape, shape.flow ? name : `- ${name}`, ending);
  if (shape.kind !== 'empty' || body.flow || entry.decorated) return undefined;
  return { at: entry.end, text: `${ending}${' '.repeat(body.column + step)}- ${name}` };
}

/** The secret at the top level, with the environment as its source. */
function declaration(name: string, key: string, outline: DocumentOutline, step: number, ending: string, text: string, notes: Notes): Insertion | undefined {
  const { root } = outline;
  const entry = entryOf(root, 'secrets');
  const shape = entry?.shape();
  if (shape?.kind === 'mapping') {
    return appended(shape, shape.flow ? `${name}: {environment: ${key}}` : `${name}:\n${' '.repeat(step)}environment: ${key}`, ending);
  }
  if (entry && (shape?.kind !== 'empty' || root.flow || entry.decorated)) return undefined;
  if (root.flow) return appended(root, `secrets: {${name}: {environment: ${key}}}`, ending);
  const [first, second] = [1, 2].map((level) => ' '.repeat(root.column + level * step));
  const body = `${ending}${first}${name}:${ending}${second}environment: ${key}`;
  if (entry) return { at: entry.end, text: body };
  let at = outline.end;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  at = lineEnd(text, at);
  const apart = notes.of(outline, startsOfSections).some((start) => isAfterBlankLine(text, start));
  return { at, text: `${ending}${apart ? ending : ''}${' '.repeat(root.column)}secrets:${body}` };
}

/** Where the first top-level entries and services start: they show whether the author leaves blank lines between them. */
function startsOfSections({ root }: DocumentOutline): readonly number[] {
  return [root, entryOf(root, 'services')?.shape()].flatMap((each) => (each?.kind === 'mapping' ? each.entries.slice(0, SHOWING).map(({ start }) => start) : []));
}

function isAfterBlankLine(text: string, start: number): boolean {
  return /(?:\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)[ \t]*$/.test(text.slice(Math.max(0, start - 80), start));
}
