/** What a plain start command does with the references in an env file: it hands them to the app as if they were the secrets. */
import { folderOf } from '../core/paths';
import { isWrapped, startCommands, WRAPPER, type StartCommand } from './startCommands';

export interface PlainStart {
  /** What would then happen. */
  readonly warning: string;
  /** What helps, where no button does. */
  readonly remedy?: string;
  /** The commands that would do it. */
  readonly commands: readonly StartCommand[];
}

/** The same for an editor, which has a button that wraps the scripts. */
export interface StartNotice {
  readonly warning: string;
  readonly remedy?: string;
  readonly wraps: boolean;
}

export function startNotice({ warning, remedy, commands }: PlainStart): StartNotice {
  return { warning, ...(remedy === undefined ? {} : { remedy }), wraps: commands.some(({ edit }) => edit) };
}

/** What the sentence is about. */
export interface References {
  /** The env files that they stand in, relative to the root. */
  readonly files: readonly string[];
  /** By name, where the sentence should say which; else those files are what it speaks of. */
  readonly keys?: readonly string[];
  /** The environment of files that are not a developer's own. */
  readonly environment?: string;
}

/** Undefined where every known way to start resolves them. */
export function plainStart(root: string, { files, keys, environment }: References): PlainStart | undefined {
  const folders = [...new Set(files.map(folderOf))];
  const commands = folders.flatMap((folder) => startCommands(root, folder));
  if (commands.length === 0 && folders.every((folder) => isWrapped(root, folder))) return undefined;
  const wrapper = environment === undefined ? WRAPPER : WRAPPER.replace('--', `--env ${environment} --`);
  const several = keys !== undefined && keys.length > 1;
  const it = several ? 'them' : 'it';
  const subject = keys === undefined ? `What stays in ${listed(files)} is a reference` : `${listed(keys)} ${several ? 'are references' : 'is a reference'} in ${listed(files)}`;
  const [first] = commands;
  if (!first) {
    const warning = `${subject}, which \`${wrapper}COMMAND\` resolves; without it the app would take ${keys === undefined ? 'the reference' : it} for the secret${several ? 's' : ''}.`;
    return { commands, warning };
  }
  const named = commands.slice(0, 3).map(({ title }) => `\`${title}\``);
  const more = commands.length > 3 ? ` and ${commands.length - 3} more` : '';
  const typed = first.title.startsWith('npm ') || first.title.startsWith('make ') || first.title.startsWith('docker ') ? first.title : first.command;
  const handed = `would hand ${it} to the app as if ${several ? 'they were the secrets' : 'it were the secret'}`;
  return { commands, warning: `${subject}: plain ${named.join(', ')}${more} ${handed}.`, remedy: `Start ${commands.length === 1 ? 'it' : 'them'} with \`${wrapper}${typed}\`.` };
}

/** Both sentences. */
export function startText({ warning, remedy }: PlainStart): string {
  return remedy === undefined ? warning : `${warning} ${remedy}`;
}

/** `a, b and c`. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 4);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown[0] ?? '';
}
