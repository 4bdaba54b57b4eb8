/** What runs on this machine below our own process, as Linux tells it: https://man7.org/linux/man-pages/man5/proc.5.html */
import * as fs from 'node:fs';

/** Processes started with the given script below our own process, by their command lines. */
export function processesOf(script: string): number[] {
  return fs.readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => commandLineOf(pid).some((argument) => argument.endsWith(script)) && descendsFrom(pid, process.pid));
}

/** The command lines of a process's children. */
export function childrenOf(parent: number): string[] {
  return fs.readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === parent)
    .map((name) => commandLineOf(Number(name)).join(' '));
}

/** What a process was started with in its environment: the one with this command line in this folder. */
export function environmentOf(commandLine: string, folder: string): ReadonlyMap<string, string> | undefined {
  const found = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
    .find((pid) => commandLineOf(pid).join(' ').trim() === commandLine && folderOf(pid) === folder);
  if (found === undefined) return undefined;
  return new Map(read(`/proc/${found}/environ`).split('\0').map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]));
}

function folderOf(pid: number): string | undefined {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

function descendsFrom(pid: number, ancestor: number): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parentOf(at)) if (at === ancestor) return true;
  return false;
}

function parentOf(pid: number): number | undefined {
  const status = read(`/proc/${pid}/status`);
  const parent = /^PPid:\s*(\d+)/m.exec(status)?.[1];
  return parent === undefined ? undefined : Number(parent);
}

function commandLineOf(pid: number): string[] {
  return read(`/proc/${pid}/cmdline`).split('\0');
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
