/** What people type to start the app: commands that would pass a reference on as if it were the secret, and how each is wrapped. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isScalar, parseDocument } from 'yaml';
import { applyEdits, type TextEdit } from '../core/text';
import { isReadByScripts, namesEnvFile } from './loaders';
import type { FileChange } from './movePlan';

export interface StartCommand {
  /** As a person starts it: `npm run dev`, `make run`, `web` of the Procfile. */
  readonly title: string;
  /** Relative to the root. */
  readonly file: string;
  /** The command behind it. */
  readonly command: string;
  /** Puts `lasthop run --` before it; undefined where the command is more than one program. */
  readonly edit?: TextEdit;
}

export const WRAPPER = 'lasthop run -- ';

const STARTS = /^(?:dev|start|serve|server|develop|watch|preview|worker|web|run|up)(?::[\w:-]+)?$/;
/** Several commands, a pipe, a redirection: what is put in front would hold for the first alone. */
const COMPOUND = /[&|;<>`]|\$\(/;
const LEADING = /^(?:(?:[A-Za-z_]\w*=(?:'[^']*'|"[^"]*"|[^\s'"]*)\s+)*)/;
const WRAPPED = /\blasthop\s+run\b/;

/** The start commands beside an env file, which would read it without resolving its references. */
export function startCommands(root: string, folder: string): StartCommand[] {
  const read = (name: string): { readonly file: string; readonly text: string } | undefined => {
    const file = folder === '' ? name : `${folder}/${name}`;
    try {
      return { file, text: readFileSync(join(root, file), 'utf8') };
    } catch {
      return undefined;
    }
  };
  const scripts = read('package.json');
  const processes = read('Procfile') ?? read('Procfile.dev');
  const rules = read('Makefile');
  const compose = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'].map(read).find((found) => found !== undefined);
  return [
    ...(scripts ? packageScripts(scripts.file, scripts.text, isReadByScripts(join(root, folder)) ? namesEnvFile : () => true) : []),
    ...(processes ? procfileLines(processes.file, processes.text) : []),
    ...(rules ? makeTargets(rules.file, rules.text) : []),
    ...(compose && /\$\{?[A-Za-z_]|^\s*env_file:|^secrets:/m.test(compose.text) ? [{ title: 'docker compose up', file: compose.file, command: 'docker compose up' }] : []),
  ];
}

/** Whether a folder's start script goes through Lasthop already. */
export function isWrapped(root: string, folder: string): boolean {
  try {
    const { scripts } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as { readonly scripts?: Readonly<Record<string, unknown>> };
    return Object.entries(scripts ?? {}).some(([name, script]) => STARTS.test(name) && typeof script === 'string' && WRAPPED.test(script));
  } catch {
    return false;
  }
}

/** The files with all commands wrapped that can be. */
export function wrapped(root: string, commands: readonly StartCommand[]): FileChange[] {
  const byFile = new Map<string, TextEdit[]>();
  for (const { file, edit } of commands) if (edit) byFile.set(file, [...(byFile.get(file) ?? []), edit]);
  return [...byFile].map(([path, edits]) => {
    const before = readFileSync(join(root, path), 'utf8');
    return { path, before, after: applyEdits(before, edits), edits };
  });
}

/** @param reads whether a script has the env file read */
function packageScripts(file: string, text: string, reads: (script: string) => boolean): StartCommand[] {
  const document = parseDocument(text.replace(/^\ufeff/, ' '), { prettyErrors: false });
  const scripts = document.errors.length > 0 ? undefined : document.get('scripts', true) as unknown;
  const pairs = (scripts as { readonly items?: readonly { readonly key: unknown; readonly value: unknown }[] } | undefined)?.items ?? [];
  return pairs.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    if (!isScalar(value) || typeof value.value !== 'string' || !STARTS.test(name) || WRAPPED.test(value.value) || !reads(value.value)) return [];
    const at = value.range?.[0];
    const quoted = at !== undefined && text.charAt(at) === '"';
    return [found(`npm ${name === 'start' ? 'start' : `run ${name}`}`, file, value.value, quoted ? at + 1 : undefined)];
  });
}

function procfileLines(file: string, text: string): StartCommand[] {
  return [...text.matchAll(/^([A-Za-z0-9_-]+):([ \t]*)(\S[^\r\n]*)/gm)].flatMap((match) => {
    const [, name = '', gap = '', command = ''] = match;
    if (WRAPPED.test(command) || name === 'release') return [];
    return [found(`${name} of the ${file}`, file, command, match.index + name.length + 1 + gap.length)];
  });
}

function makeTargets(file: string, text: string): StartCommand[] {
  return [...text.matchAll(/^([A-Za-z0-9_.-]+):[^=\r\n]*\r?\n\t(@?)([^\r\n]+)/gm)].flatMap((match) => {
    const [whole, name = '', , command = ''] = match;
    if (!STARTS.test(name) || WRAPPED.test(command)) return [];
    return [found(`make ${name}`, file, command, command.endsWith('\\') ? undefined : match.index + whole.length - command.length)];
  });
}

/** @param at where the command begins in its file; undefined where it is not written plainly */
function found(title: string, file: string, command: string, at: number | undefined): StartCommand {
  // Assignments stay in front: `lasthop run` takes what stands in its own environment first.
  const skipped = LEADING.exec(command)?.[0].length ?? 0;
  if (at === undefined || COMPOUND.test(command) || command.slice(0, skipped).includes('"')) return { title, file, command };
  return { title, file, command, edit: { span: { start: at + skipped, end: at + skipped }, newText: WRAPPER } };
}
