/**
 * Functions in contracts and env files, `KEY=exec('op read …')`. They come with a repository like the programs of its stores:
 * nothing of a file runs until a person has seen and approved what that file would run (`lasthop trust`). The approval is of
 * keys, programs, arguments and the repository's own files among them; another letter, or another file, asks again.
 */
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { envFileKind } from '../core/envFiles';
import { parseReference } from '../core/providers';
import { realPath, relativePath } from '../host/workspaceRoot';
import { readContract, readEnvFile, UnreadableFile, type EnvFamilyFiles } from './envFamily';
import { execCall } from './execCall';
import { knownProgram, programName } from './knownPrograms';
import { usualTimeout, type ProgramUse } from './programValue';
import { done, failed, type Outcome } from './store';
import { isApproved, namedFiles, type Demand, type TrustRequest } from './trust';
import { userFolders, type Environment } from './userFolders';

/** One function where it stands. */
export interface EnvFunction {
  /** Absolute; undefined for one that stands in no file, which nobody can approve. */
  readonly file: string | undefined;
  readonly key: string;
  /** The whole call: `exec('op read …')`. */
  readonly written: string;
}

/** Whether a text is a function of env-spec that runs a program. */
export function isExec(text: string): boolean {
  const parsed = parseReference(text.trim());
  return parsed?.provider === 'env-spec' && parsed.field === 'exec';
}

/** The contract's and the env files' of a folder that hold functions. Absolute. */
export function functionFiles(families: readonly EnvFamilyFiles[]): readonly string[] {
  const folders = new Set(families.flatMap(({ folder, envFolder }) => [folder, envFolder]));
  return [...folders].flatMap((folder) => envFilesIn(folder).filter((file) => functionsIn(file).length > 0));
}

/** Those of one file, in its order; none of a file that cannot be read. */
export function functionsIn(file: string): readonly EnvFunction[] {
  try {
    const values = envFileKind(basename(file)) === 'contract'
      ? [...readContract(file).declarations].map(([key, { value }]) => [key, value] as const)
      : [...readEnvFile(file)].map(([key, value]) => [key, value.reveal()] as const);
    return values.flatMap(([key, value]) => (isExec(value) ? [{ file, key, written: value.trim() }] : []));
  } catch (error) {
    if (error instanceof UnreadableFile) return [];
    throw error;
  }
}

/** What a file asks a person to approve; undefined where it has no function that could run. */
export function functionRequest(root: string, file: string): TrustRequest | undefined {
  const place = realPath(root);
  const demands = functionsIn(file).flatMap(({ key, written }): Demand[] => {
    const call = execCall(written);
    if (!call.ok) return [];
    const { argv, timeout } = call.value;
    return [{ of: key, what: 'exec', words: argv }, ...timeout === undefined ? [] : [{ of: key, what: 'timeout', words: [String(timeout)] } as const]];
  });
  if (demands.length === 0) return undefined;
  const path = relativePath(place, realPath(file));
  const files = namedFiles(place, demands, dirname(realPath(file)));
  const hash = createHash('sha256').update(JSON.stringify([
    'lasthop trust of functions 1', path, demands.map(({ of, what, words }) => [of, what, ...words]), files.map((named) => [named.path, named.digest ?? '']),
  ])).digest('hex');
  return { root: place, file: path, demands, files, hash };
}

/** The requests of all files of the families that nobody has approved. */
export function pendingFunctions(root: string, families: readonly EnvFamilyFiles[], environment: Environment): readonly TrustRequest[] {
  const folders = userFolders(environment);
  return functionFiles(families).flatMap((file) => {
    const request = functionRequest(root, file);
    return request === undefined || isApproved(request, folders) ? [] : [request];
  });
}

/** How its program is run, if its file was approved as it is now; the value is what the program prints. */
export function functionUse({ file, key, written }: EnvFunction, root: string, environment: Environment): Outcome<ProgramUse> {
  if (!isExec(written)) {
    return failed('unsupported', `Lasthop computes nothing with ${parseReference(written)?.field ?? 'such'}(…), which stands for ${key}. Write a reference, such as op://vault/item/field, or a program: exec(["op", "read", "op://vault/item/field"]).`);
  }
  if (file === undefined) return failed('not-trusted', `${key} holds exec(…) outside of a contract or env file, where nobody can approve it. Put it into .env.example, or write a reference such as op://vault/item/field.`);
  const shown = relativePath(realPath(root), realPath(file));
  const parsed = execCall(written);
  if (!parsed.ok) return failed('invalid', `${key} in ${shown} ${parsed.failure.message}`);
  const { argv, timeout = usualTimeout } = parsed.value;
  const request = functionRequest(root, file);
  // Read anew: what is about to run must be among what was approved.
  const isAmong = request?.demands.some(({ of, what, words }) => of === key && what === 'exec' && JSON.stringify(words) === JSON.stringify(argv));
  if (!request || !isAmong) return failed('not-trusted', `${shown} has changed while it was read. Try again.`);
  const name = programName(argv[0] ?? '');
  if (!isApproved(request, userFolders(environment))) {
    return failed('not-trusted', `${shown} has ${name} run for ${key}, and nobody has approved that on this machine. See what it would run, and approve it: lasthop trust${isFoundBySearch(file) ? '' : ` ${shown}`}`);
  }
  const known = knownProgram(name);
  return done({
    verb: 'read', command: argv, base: dirname(realPath(file)), root, environment, timeout, title: known?.title ?? name, loginHint: known?.login ?? name, configured: shown,
    // What it reads is most often named last.
    path: argv.slice(1).filter((word) => !word.startsWith('-')).at(-1) ?? key,
  });
}

/** Whether `lasthop trust` comes upon it: an env file beside a contract. Others it is told of. */
function isFoundBySearch(file: string): boolean {
  const beside = envFilesIn(dirname(file)).map((each) => basename(each));
  return beside.includes(basename(file)) && beside.some((name) => envFileKind(name) === 'contract');
}

function envFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => envFileKind(name) !== undefined).sort().map((name) => join(folder, name)).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  } catch {
    return [];
  }
}
