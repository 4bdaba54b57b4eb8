/** The contract and the env files that concern a folder, found and read as an app's own loader would. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parse } from 'dotenv';
import { declarationsOf } from '../core/contractFile';
import { compareContracts, envFileKind, envFileName } from '../core/envFiles';
import type { Environment } from '../core/environments';
import type { Declaration } from '../core/facts';
import { realPath, relativePath } from '../host/workspaceRoot';
import { SecretText } from './secretText';

/** Env files and contracts are pages of text; more is a mistake. Bytes. */
const largestFile = 4 * 1024 * 1024;

export interface Contract {
  /** Absolute. */
  readonly file: string;
  readonly declarations: ReadonlyMap<string, Declaration>;
}

export interface EnvFamilyFiles {
  /** Absolute: where the contract stands, else where the env files do. */
  readonly folder: string;
  /** The same relative to the root, with `/`; '' for the root. */
  readonly path: string;
  readonly contract?: Contract;
  /** Absolute: the folder whose env files an app that is started here reads. */
  readonly envFolder: string;
}

/** The nearest contract at or above a folder, and the nearest env files that are not above it; never above the root. */
export function findFamily(root: string, directory: string): EnvFamilyFiles {
  let contractFolder: string | undefined;
  let contractName: string | undefined;
  let envFolder: string | undefined;
  for (let at = realPath(directory); ; at = dirname(at)) {
    const names = envNames(at);
    if (envFolder === undefined && names.some((name) => envFileKind(name) === 'real' && envFileName(name)?.syntax === 'dotenv')) envFolder = at;
    contractName = names.filter((name) => envFileKind(name) === 'contract').sort(compareContracts)[0];
    if (contractName !== undefined) {
      contractFolder = at;
      break;
    }
    if (at === root || dirname(at) === at || relativePath(root, at).startsWith('..')) break;
  }
  const folder = contractFolder ?? envFolder ?? realPath(directory);
  return {
    folder, path: relativePath(root, folder), envFolder: envFolder ?? folder,
    ...(contractName === undefined ? {} : { contract: readContract(join(folder, contractName)) }),
  };
}

export function readContract(file: string): Contract {
  return { file, declarations: declarationsOf(readSmall(file).toString('utf8').replace(/^\ufeff/, '')) };
}

function envNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => envFileKind(name) !== undefined && statSync(join(folder, name)).isFile());
  } catch {
    return [];
  }
}

/**
 * The env files of a folder that apply to an environment, the one that decides first: `.env.<env>.local`, `.env.local`,
 * `.env.<env>`, `.env` — the order of Next, Vite, Create React App, Nuxt and dotenv-flow. As with Next, Create React App and
 * dotenv-flow, tests do not read `.env.local`. `<env>` is the environment's name or one of its aliases.
 */
export function envFilesFor(folder: string, environment: Environment): string[] {
  const words = [environment.name, ...environment.aliases].filter((word) => word !== 'local');
  const names = [
    ...words.map((word) => `.env.${word}.local`),
    ...(environment.name === 'test' ? [] : ['.env.local']),
    ...words.map((word) => `.env.${word}`),
    '.env',
  ];
  return names.map((name) => join(folder, name)).filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** What `dotenv` makes of a file. @throws the system's error, or UnreadableFile */
export function readEnvFile(file: string): ReadonlyMap<string, SecretText> {
  return parsedEnv(readSmall(file));
}

export function parsedEnv(bytes: Buffer): ReadonlyMap<string, SecretText> {
  return new Map(Object.entries(parse(bytes)).map(([name, value]) => [name, new SecretText(value)]));
}

/** Said to the user; its message names the file and why. */
export class UnreadableFile extends Error {}

/** @throws UnreadableFile */
function readSmall(file: string): Buffer {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new UnreadableFile(`${basename(file)} is not a file.`);
    if (stats.size > largestFile) throw new UnreadableFile(`${basename(file)} is larger than 4 MB.`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new UnreadableFile(code === 'ENOENT' ? `${basename(file)} does not exist.` : `${basename(file)} cannot be read (${code ?? 'unknown error'}).`);
  }
}

/** Files that were named by a person, relative to a folder. @throws UnreadableFile for one that is not there */
export function namedEnvFiles(directory: string, names: readonly string[]): string[] {
  return names.map((name) => {
    const file = resolve(directory, name);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UnreadableFile(`${name} does not exist, or is not a file.`);
    return file;
  });
}
