/** What a configured program prints: found, started, ended and judged the same way for stores and for functions in env files. */
import { endFailure, type FailedCall } from './execFailures';
import { findProgram } from './findProgram';
import { knownProgram, programName } from './knownPrograms';
import { runProgram } from './program';
import { SecretText } from './secretText';
import { done, failed, type Outcome, type StoreCall } from './store';
import type { Environment } from './userFolders';

export interface ProgramUse extends FailedCall {
  /** Where it was written: relative program paths start there, and so does the program. Absolute. */
  readonly base: string;
  /** The repository, whose own folders on PATH do not count. */
  readonly root: string;
  readonly environment: Environment;
  /** Where a person changes the command: “`stores: pass`”. */
  readonly configured: string;
}

/** Bytes; a value is a line or a key file. */
const largestValue = 1024 * 1024;
const largestList = 16 * 1024 * 1024;
/** Seconds. */
export const usualTimeout = 30;

/** What the program printed when it ended well. */
export async function outputOf(use: ProgramUse, input: SecretText | undefined, call: StoreCall | undefined): Promise<Outcome<Buffer>> {
  const { verb, command: [program = '', ...rest], base, root, environment, timeout, title, configured } = use;
  const name = programName(program);
  const found = findProgram(program, { base, root, environment });
  if (found.kind === 'script') {
    return failed('unsupported', `${name} is a script (${found.file}) that Windows starts through a shell only, which could run what stands in a path. Name a program (.exe) in ${configured}.`);
  }
  if (found.kind === 'missing') return failed('not-installed', notInstalled(name, title, found.inRepository));
  const end = await runProgram({
    file: found.file, arguments: rest, directory: base, environment: passedOn(environment), timeout: timeout * 1000,
    largest: verb === 'list' ? largestList : largestValue,
    ...(input === undefined ? {} : { input }),
    ...(call?.signal === undefined ? {} : { signal: call.signal }),
  });
  if (end.kind === 'ended' && end.status === 0) return done(end.output);
  return { ok: false, failure: endFailure(end, { ...use, command: [name, ...rest] }) };
}

/** The value among what was printed: text, and not nothing. */
export async function valueOf(use: ProgramUse, call: StoreCall | undefined): Promise<Outcome<SecretText>> {
  const printed = await outputOf(use, undefined, call);
  if (!printed.ok) return printed;
  const text = textOf(printed.value);
  const program = programName(use.command[0] ?? '');
  if (text === undefined) return failed('invalid', `What ${program} printed for ${use.path} is no text (UTF-8), so no environment variable can hold it.`);
  if (text === '') return failed('invalid', `${program} printed nothing for ${use.path}. Check the command in ${use.configured} and what stands at that path.`);
  return done(new SecretText(text));
}

/** Everything but what is ours: a program of a store needs the user's sign-ins, and nothing that opens our own stores. */
function passedOn(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name, value]) => value !== undefined && !/^LASTHOP_/i.test(name)));
}

/** One line end at the end belongs to the program, not to the value. */
function textOf(output: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(output).replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}

function notInstalled(name: string, title: string, inRepository: boolean): string {
  const known = knownProgram(name);
  const where = inRepository ? ', except inside this repository, where Lasthop does not take it from' : '';
  const reads = title === name ? '' : `, which reads ${title},`;
  return `The program ${name}${reads} is not on this machine's PATH${where}. Install it${known === undefined ? '' : `: ${known.install}`}.`;
}
