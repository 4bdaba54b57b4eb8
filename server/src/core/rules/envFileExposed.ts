/** `env-file-exposed`: git has, or would take, an env file with secrets; or it ignores the contract that it should have. */
import { envFileName } from '../envFiles';
import type { Intent } from '../intent';
import { baseName, folderOf, parentOf } from '../paths';
import { defineRule } from '../rule';
import type { WorkspaceView } from '../view';

export const envFileExposed = defineRule({
  id: 'env-file-exposed',
  title: 'An env file with secrets that git tracks or would take, or a contract that git ignores',
  category: 'contract',
  severity: 'error',
  confidence: 'high',
  profile: 'default',
  softInExamples: false,
  messages: {
    trackedSecrets: 'git tracks {file}, and it holds secrets: everyone with the repository has them. Replace them, run `git rm --cached {file}` and ignore the file.',
    trackedSettings: 'git tracks {file}. It holds no secret now, but the next one would be checked in. Keep public defaults in a contract, and ignore this file.',
    untrackedSecrets: '{file} holds secrets and git does not ignore it: the next `git add` takes them in. Ignore the file.',
    untrackedSettings: '{file} is not ignored by git: the first secret in it would be checked in. Ignore the file.',
    ignoredContract: 'git ignores {file}, so nobody else gets the contract and nothing checks it. Except it from the ignored files.',
  },
  *file(file, view) {
    const data = { file: file.path };
    if (file.env === 'contract') {
      const contracts = view.familyOf(file.path)?.contracts ?? [];
      if (contracts.every((path) => view.gitState(path) === 'ignored')) {
        yield { at: 'file', message: 'ignoredContract', data, intents: ignoring(file.path, view, true) };
      }
      return;
    }
    if (file.env !== 'real' || (file.git !== 'tracked' && file.git !== 'untracked')) return;
    const content = view.contentOf(file.path);
    const tracked = file.git === 'tracked';
    if (content === 'secrets' || content === 'weak') {
      yield {
        at: 'file',
        message: tracked ? 'trackedSecrets' : 'untrackedSecrets',
        data,
        ...(file.role === 'source' && content === 'secrets' ? {} : { severity: 'warning' as const }),
        intents: tracked ? [] : ignoring(file.path, view, false),
      };
    } else if (content === 'settings' && file.role === 'source' && isForOneMachine(file.path)) {
      yield {
        at: 'file',
        message: tracked ? 'trackedSettings' : 'untrackedSettings',
        data,
        severity: 'information',
        intents: tracked ? [] : ignoring(file.path, view, false),
      };
    }
  },
  on: {},
});

/** `.env` and `.env*.local`: many frameworks mean `.env.production` and the like to be checked in with public defaults. */
function isForOneMachine(path: string): boolean {
  const name = envFileName(path);
  return name?.syntax === 'dotenv' && (name.local || baseName(path) === '.env');
}

/** A line for the nearest `.gitignore` at or above the file, else for one at the root; none for names that are patterns. */
function ignoring(path: string, view: WorkspaceView, negated: boolean): Intent[] {
  const pattern = baseName(path);
  if (/[*?[\]\\!#\s]/.test(pattern)) return [];
  let gitignore = '.gitignore';
  for (let folder: string | undefined = folderOf(path); folder !== undefined; folder = parentOf(folder)) {
    const candidate = folder === '' ? '.gitignore' : `${folder}/.gitignore`;
    if (!view.exists(candidate)) continue;
    gitignore = candidate;
    break;
  }
  return [{ kind: 'ignore-file', gitignore, pattern, ...(negated ? { negated: true } : {}) }];
}
