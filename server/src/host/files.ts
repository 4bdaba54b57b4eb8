/** The files of a workspace: what git would list, and the env files that it ignores. */
import { lstatSync, readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { dirname, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { envFileKind } from '../core/envFiles';
import type { GitState } from '../core/view';
import type { SkipReason } from './bytes';
import { GitRepository, gitFolderIn } from './gitRepository';
import { realPath, relativePath } from './workspaceRoot';

export interface Skipped {
  /** Relative to the workspace root, with `/`. */
  readonly path: string;
  readonly reason: SkipReason;
}

/** Folders of version control: what they hold is no file of the project. */
const versionControl = new Set(['.git', '.hg', '.svn', '.jj', '.bzr']);
/** Folders of installed packages, whatever the ignore rules say. */
const packageFolders = new Set(['node_modules', 'bower_components', 'jspm_packages', 'site-packages', '__pycache__', '.tox', '.nox', '.terraform', '.yarn']);
/**
 * A file inside that says the same of any folder, or of folders of one name: Python environments, caches
 * (https://bford.info/cachedir/), Go and Composer vendoring.
 */
const packageMarks: ReadonlyMap<string, string | undefined> = new Map([
  ['pyvenv.cfg', undefined], ['CACHEDIR.TAG', undefined], ['modules.txt', 'vendor'], ['autoload.php', 'vendor'],
]);

/** What is known where the walk stands. */
interface Place {
  readonly repository: GitRepository;
  /** Below an ignored folder only what git tracks counts; below one that a person named, everything. */
  readonly ignored: false | 'tracked only' | 'named';
  /** The folder from the repository's top: '' or ending with `/`. */
  readonly prefix: string;
}

export class FileTree {
  readonly skipped: Skipped[] = [];
  private readonly repositories = new Map<string, GitRepository>();
  private readonly excluded: Ignore | undefined;

  /**
   * @param root absolute, without symbolic links
   * @param exclude patterns in the syntax of `.gitignore`, relative to the root
   */
  constructor(readonly root: string, exclude: readonly string[] = []) {
    this.excluded = exclude.length > 0 ? ignore({ ignorecase: false }).add(exclude) : undefined;
  }

  /** The files at or below a folder of the workspace ('' for all), relative to the root, in the order of their names. */
  walk(folder: string): string[] {
    const files: string[] = [];
    this.visit(folder, this.namedPlace(folder), files, true);
    return files;
  }

  /**
   * Env files in a folder and the folders above it up to the root: what rules need to judge one file.
   * @param known folders that were listed before; they are passed over, and the others added
   */
  envFilesAbove(folder: string, known = new Set<string>()): string[] {
    const found: string[] = [];
    for (let at = folder; !known.has(at); at = parent(at)) {
      known.add(at);
      for (const entry of this.list(at) ?? []) {
        const path = at === '' ? entry.name : `${at}/${entry.name}`;
        if (envFileKind(path) && this.isReadable(entry, path)) found.push(path);
      }
      if (at === '') break;
    }
    return found;
  }

  /** Whether `walk(folder)` would list a file below it (if it were there): for files that come and go while a workspace is open. */
  lists(path: string, folder = ''): boolean {
    let place: Place | undefined = this.namedPlace(folder);
    const from = folder === '' ? 0 : folder.length + 1;
    for (let end = path.indexOf('/', from); end >= 0 && place; end = path.indexOf('/', end + 1)) {
      const below = path.slice(0, end);
      if (this.excluded?.ignores(`${below}/`)) return false;
      place = this.placeIn(below, place);
      if (place && landmarks(below, this.list(below) ?? []).packages) return false;
      if (place) place = this.ownPlace(below) ?? place;
    }
    if (!place || this.isExcluded(path)) return false;
    const entry = lstatSync(this.absolute(path), { throwIfNoEntry: false });
    return (!entry || this.isReadable(entry, path)) && this.isWanted(path, place.prefix + path.slice(path.lastIndexOf('/') + 1), place);
  }

  /** What stands at a path that a person named: links are followed there. Undefined where nothing is. */
  kindOf(path: string): 'file' | 'folder' | undefined {
    try {
      return statSync(this.absolute(path)).isDirectory() ? 'folder' : 'file';
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'EACCES' ? 'file' : undefined;
    }
  }

  gitState(path: string): GitState {
    const repository = this.repositoryOf(parent(path));
    return repository.state(relativePath(repository.top, this.absolute(path)));
  }

  isExcluded(path: string): boolean {
    return this.excluded?.ignores(path) ?? false;
  }

  absolute(path: string): string {
    return path === '' ? this.root : `${this.root}${this.root.endsWith(sep) ? '' : sep}${path}`;
  }

  private visit(folder: string, outer: Place, files: string[], asked: boolean): void {
    const entries = this.list(folder);
    if (!entries) return;
    const holds = landmarks(folder, entries);
    if (holds.packages && !asked) {
      this.skipped.push({ path: folder, reason: 'installed packages or a cache' });
      return;
    }
    const place = holds.git && !asked ? this.ownPlace(folder) ?? outer : outer;
    place.repository.listed(place.prefix, holds.ignoreFile);
    const prefix = folder === '' ? '' : `${folder}/`;
    for (const entry of entries) {
      const path = prefix + entry.name;
      if (this.excluded?.ignores(entry.isDirectory() ? `${path}/` : path)) continue;
      if (entry.isDirectory()) {
        const inside = this.placeIn(path, place);
        if (inside) this.visit(path, inside, files, false);
      } else if (this.isWanted(path, place.prefix + entry.name, place) && this.isReadable(entry, path, true)) files.push(path);
    }
  }

  /** Where a person begins: an ignored folder is then meant as a whole. */
  private namedPlace(folder: string): Place {
    const repository = this.repositoryOf(folder);
    const fromTop = relativePath(repository.top, this.absolute(folder));
    if (fromTop === '') return { repository, ignored: false, prefix: '' };
    return { repository, ignored: repository.isIgnoredFolder(fromTop) ? 'named' : false, prefix: `${fromTop}/` };
  }

  /** A folder that is the top of a repository within another. */
  private ownPlace(folder: string): Place | undefined {
    if (gitFolderIn(this.absolute(folder)) === undefined) return undefined;
    return { repository: this.repositoryOf(folder), ignored: false, prefix: '' };
  }

  /** Undefined for a folder that is not entered. */
  private placeIn(path: string, { repository, ignored: above, prefix }: Place): Place | undefined {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (versionControl.has(name)) return undefined;
    const fromTop = prefix + name;
    let ignored = above;
    if (above !== 'named' && (above === 'tracked only' || repository.isIgnoredFolder(fromTop))) {
      if (!repository.tracksBelow(fromTop)) return undefined;
      ignored = 'tracked only';
    }
    if (packageFolders.has(name)) {
      this.skipped.push({ path, reason: 'installed packages or a cache' });
      return undefined;
    }
    return { repository, ignored, prefix: `${fromTop}/` };
  }

  /** Ignored files are left out unless git tracks them, or they are env files, which contracts are compared with. */
  private isWanted(path: string, fromTop: string, { repository, ignored }: Place): boolean {
    if (ignored === 'named') return true;
    if (ignored === 'tracked only') return repository.isTracked(fromTop);
    return !repository.isIgnored(fromTop) || envFileKind(path) !== undefined || repository.isTracked(fromTop);
  }

  /** Never follows a link, except for an env file that another file of this workspace stands in for. */
  private isReadable(entry: Dirent | Stats, path: string, say = false): boolean {
    if (entry.isFile()) return true;
    if (entry.isSymbolicLink() && envFileKind(path)) {
      // What has no real path (links in a loop) is still a link here, not a file.
      const target = realPath(this.absolute(path));
      if (!relativePath(this.root, target).startsWith('..') && lstatSync(target, { throwIfNoEntry: false })?.isFile()) return true;
    }
    if (say && !entry.isDirectory()) {
      this.skipped.push({ path, reason: entry.isSymbolicLink() ? 'symbolic link' : 'not a regular file' });
    }
    return false;
  }

  private list(folder: string): Dirent[] | undefined {
    try {
      return readdirSync(this.absolute(folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      this.skipped.push({
        path: folder === '' ? '.' : folder,
        reason: code === 'EACCES' || code === 'EPERM' ? 'no permission to list the folder' : 'the folder cannot be listed',
      });
      return undefined;
    }
  }

  /** The repository that holds a folder, found once per folder. Outside of any, the workspace root stands in for one. */
  private repositoryOf(folder: string): GitRepository {
    let known = this.repositories.get(folder);
    if (!known) {
      const absolute = this.absolute(folder);
      const gitFolder = gitFolderIn(absolute);
      known = gitFolder !== undefined ? new GitRepository(absolute, gitFolder)
        : folder !== '' ? this.repositoryOf(parent(folder))
          : GitRepository.holding(dirname(this.root)) ?? new GitRepository(this.root, undefined);
      this.repositories.set(folder, known);
    }
    return known;
  }
}

/** What a folder's listing says of it, so that nothing is asked of the disk twice. */
function landmarks(folder: string, entries: readonly Dirent[]): { readonly git: boolean; readonly ignoreFile: boolean; readonly packages: boolean } {
  let git = false;
  let ignoreFile = false;
  let packages = false;
  for (const { name } of entries) {
    if (name === '.git') git = true;
    else if (name === '.gitignore') ignoreFile = true;
    else if (packageMarks.has(name)) {
      const only = packageMarks.get(name);
      if (only === undefined || folder === only || folder.endsWith(`/${only}`)) packages = true;
    }
  }
  return { git, ignoreFile, packages };
}

function parent(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '' : path.slice(0, end);
}
