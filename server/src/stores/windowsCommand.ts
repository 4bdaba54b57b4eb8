/**
 * How a command is started on Windows, where `npm`, `npx` and `pnpm` are batch files, which the system starts through cmd.exe
 * only. The program is looked up as cmd.exe would (PATH, PATHEXT), and for a batch file every argument is quoted twice: for
 * the program that takes it apart (documentation of CommandLineToArgvW) and for cmd.exe, whose signs are escaped with `^`.
 * The arguments arrive as they were given; no secret is among them.
 */
import { statSync } from 'node:fs';
import { win32 } from 'node:path';
import type { Environment } from './userFolders';

export interface StartedAs {
  readonly file: string;
  readonly arguments: readonly string[];
  /** The arguments are one text that must not be quoted again. */
  readonly verbatim: boolean;
}

export interface WindowsStart {
  readonly command: string;
  readonly arguments: readonly string[];
  /** Absolute. */
  readonly directory: string;
  readonly environment: Environment;
  readonly isFile?: (path: string) => boolean;
}

/** The system's code for what cannot be started: ENOENT, or EINVAL for a line end in the arguments of a batch file, which cmd.exe cannot pass on. */
export function windowsStart({ command, arguments: argv, directory, environment, isFile = onDisk }: WindowsStart): StartedAs | 'ENOENT' | 'EINVAL' {
  const file = located(command, directory, environment, isFile);
  // Left to itself, the system would look into the current folder first.
  if (file === undefined) return 'ENOENT';
  if (!/\.(?:cmd|bat)$/i.test(file)) return { file, arguments: argv, verbatim: false };
  if (argv.some((argument) => /[\r\n\0]/.test(argument))) return 'EINVAL';
  // The shims of node_modules/.bin hand `%*` to cmd.exe once more.
  const twice = /node_modules[\\/]\.bin[\\/][^\\/]+\.cmd$/i.test(file);
  const line = [escaped(file), ...argv.map((argument) => (twice ? escaped(escaped(quoted(argument))) : escaped(quoted(argument))))].join(' ');
  return { file: variable(environment, 'COMSPEC') ?? 'cmd.exe', arguments: ['/d', '/s', '/c', `"${line}"`], verbatim: true };
}

/** The current folder is not looked in unless the command says so: a repository must not slip its own `npm` in. */
function located(command: string, directory: string, environment: Environment, isFile: (path: string) => boolean): string | undefined {
  const endings = (variable(environment, 'PATHEXT') ?? '.COM;.EXE;.BAT;.CMD').split(';').filter((ending) => /^\.(?:com|exe|bat|cmd)$/i.test(ending)).map((ending) => ending.toLowerCase());
  const named = endings.some((ending) => command.toLowerCase().endsWith(ending)) ? [''] : endings;
  const folders = /[/\\]/.test(command) ? [directory] : (variable(environment, 'PATH') ?? '').split(';').map((folder) => folder.replaceAll('"', '')).filter((folder) => win32.isAbsolute(folder));
  for (const folder of folders) {
    for (const ending of named) {
      const file = win32.resolve(folder, command + ending);
      if (isFile(file)) return file;
    }
  }
  return undefined;
}

/** Windows writes variables in whatever case. */
function variable(environment: Environment, name: string): string | undefined {
  return Object.entries(environment).find(([written]) => written.toUpperCase() === name)?.[1];
}

/** One argument for CommandLineToArgvW: backslashes count only before a quote. */
function quoted(argument: string): string {
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

/** For cmd.exe: also quotes, so that it never thinks itself inside of them. */
function escaped(text: string): string {
  return text.replace(/[()[\]%!^"`<>&|;, *?]/g, '^$&');
}

function onDisk(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
