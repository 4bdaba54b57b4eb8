/** Folders for editors to open: small, of their own, with git's view of them but without running git. */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths';

/** Makes a folder with files, in a git repository that ignores `.env`. */
export function makeWorkspace(files: Readonly<Record<string, string>>): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lasthop-folder-')));
  const all: Record<string, string> = {
    // The least that makes a repository: https://git-scm.com/docs/gitrepository-layout
    '.git/HEAD': 'ref: refs/heads/main\n', '.git/objects/.keep': '', '.git/refs/.keep': '', '.git/config': '[core]\n\trepositoryformatversion = 0\n',
    '.gitignore': '.env\n.env.*\n!.env.example\n', ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

export function removeWorkspace(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Lays out a fresh sample shop in a folder of its own, called `shop`. */
export function makeSample(): string {
  const folder = path.join(fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'lasthop-sample-'))), 'shop');
  fs.mkdirSync(folder);
  const script = `import { layOutSample } from ${JSON.stringify(pathToFileURL(path.join(root, 'scripts', 'sample.mjs')).href)}; await layOutSample(${JSON.stringify(folder)});`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}
