/** The file that fetched secrets go into: the one that the app reads, if git is known to leave it alone. */
import { lstatSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { appliedIgnore } from './ignoreLine';
import { ByteReader, decode, isLossless } from '../host/bytes';
import { GitRepository, gitFolderIn } from '../host/gitRepository';
import { realPath, relativePath } from '../host/workspaceRoot';
import type { EnvFamilyFiles } from './envFamily';
import { loaderOf, type Loader } from './loaders';
import { done, failed, type Outcome } from './store';

export interface FetchTarget {
  /** Absolute, links resolved. */
  readonly file: string;
  /** Relative to the root, with `/`. */
  readonly shown: string;
  readonly loader?: Loader;
  /** Undefined where the file does not exist yet. */
  readonly text: string | undefined;
  /** Where half-written files may lie: git's own folder, which nobody checks in. */
  readonly temporaryFolder?: string;
}

/** @param to a file that a person named, relative to `directory` */
export function fetchTarget(root: string, family: EnvFamilyFiles, directory: string, to: string | undefined): Outcome<FetchTarget> {
  const loader = loaderOf(family.folder, root);
  const written = to === undefined ? join(family.folder, loader?.file ?? '.env.local') : resolve(directory, to);
  // A link's own name may be ignored where the file behind it is not.
  const file = realPath(written) === written ? join(realPath(dirname(written)), basename(written)) : realPath(written);
  const shown = relativePath(root, file);
  const refused = gitRefusal(root, file, shown);
  if (refused !== undefined) return failed('invalid', refused);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (!stats) {
    if (!lstatSync(dirname(file), { throwIfNoEntry: false })?.isDirectory()) return failed('invalid', `The folder of ${shown} does not exist.`);
  } else if (!stats.isFile()) return failed('invalid', `${shown} is not a file: nothing was written.`);
  else if ((stats.mode & 0o222) === 0) return failed('invalid', `${shown} is read-only: nothing was written. If secrets may go into it: chmod u+w ${shown}`);
  const repository = GitRepository.holding(dirname(file));
  const gitFolder = repository && gitFolderIn(repository.top);
  const temporaryFolder = gitFolder === undefined ? {} : { temporaryFolder: join(gitFolder, 'lasthop') };
  const rest = { file, shown, ...(loader ? { loader } : {}), ...temporaryFolder };
  if (!stats) return done({ ...rest, text: undefined });
  const found = new ByteReader().read(file);
  if ('skipped' in found) return failed('invalid', `${shown} cannot be read (${found.skipped}): nothing was written.`);
  const decoded = decode(found.bytes);
  if ('skipped' in decoded) return failed('invalid', `${shown} cannot be read (${decoded.skipped}): nothing was written.`);
  if (decoded.encoding !== 'utf-8' || !isLossless(found.bytes, decoded)) return failed('invalid', `${shown} is not UTF-8 throughout, as env file readers expect: nothing was written. Save it as UTF-8.`);
  return done({ ...rest, text: decoded.text });
}

/** Why a file must not get a secret; undefined where git is known to ignore it. */
function gitRefusal(root: string, file: string, shown: string): string | undefined {
  if (shown.startsWith('..') || shown === '') return `${shown === '' ? 'This' : shown} lies outside of this workspace: secrets are only written into it. Name a file below ${root}.`;
  const repository = GitRepository.holding(dirname(file));
  if (!repository) return `${shown} is in no git repository, so nobody knows whether it would be shared: nothing was written. Make one (git init), or start the app with lasthop run, which writes nothing.`;
  const path = relativePath(repository.top, file);
  switch (repository.state(path)) {
    case 'ignored': return undefined;
    case 'tracked': return `git tracks ${shown}, so a secret in it would be checked in: nothing was written. Take it out of git${repository.isIgnored(path) ? '' : ' and ignore it'}: git rm --cached ${shown}${repository.isIgnored(path) ? '' : ` && ${appliedIgnore(shown)}`}`;
    case 'untracked': return `git does not ignore ${shown}, so a secret in it could be checked in: nothing was written. Ignore it first: ${appliedIgnore(shown)}`;
    case 'unknown': return `Whether git tracks ${shown} cannot be seen: nothing was written. Look at git status; lasthop run starts the app without writing anything.`;
  }
}
