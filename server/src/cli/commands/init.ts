/** `lasthop init`: contracts from what the code reads, the ignore entries, the hook. Asks for nothing twice. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planContracts, type PlannedContract } from '../../core/contractPlan';
import { scopeSettings } from '../../core/environments';
import { envFileKind } from '../../core/envFiles';
import { fileRole } from '../../core/fileRole';
import { folderOf } from '../../core/paths';
import { engineSettings, readConfiguration } from '../../host/configuration';
import { commitHook, writeCommitHook } from '../../host/commitHook';
import { FileTree } from '../../host/files';
import { ignoreGap, withIgnoreLines } from '../../host/ignoreEntries';
import { rewriteFile } from '../../host/rewrite';
import { scan } from '../../host/scan';
import { realPath, relativePath, workspaceRoot } from '../../host/workspaceRoot';
import { UsageError } from '../arguments';
import { defineCommand, progressLine, type Terminal } from '../command';
import { isYes } from '../confirm';
import { unifiedDiff } from '../diff';

export const initCommand = defineCommand({
  usage: 'init',
  summary: 'write .env.example from what the code reads, the ignore entries, the hook',
  options: {
    'dry-run': { kind: 'flag', help: 'show what would be written as a diff' },
    'hook': { kind: 'flag', help: 'also write the pre-commit hook, without asking' },
    'no-hook': { kind: 'flag', help: 'do not offer the hook' },
  },
  examples: [
    ['lasthop init --dry-run', 'what it would write'],
    ['lasthop init --hook', 'for this folder and below, with the hook'],
  ],
  details: [
    'A contract (.env.example) is written or completed for each folder with a package, an env file or a contract of its own. What stands in it stays as it is, byte for byte; '
      + 'keys that it lacks are added at its end. Keys with a credential’s name get @sensitive and a path, keys that the code can do without @optional, and public values that stand in the code are taken as examples. Run it again at any time.',
  ],
  run: async ({ values, operands }, terminal) => {
    if (operands.length > 0) throw new UsageError('init takes no operands: it is about the folder it is started in.');
    const directory = realPath(terminal.directory);
    const root = workspaceRoot(directory);
    const { settings, detectors, problem } = readConfiguration(root);
    if (problem) throw new UsageError(`${problem.message} lasthop check shows the place.`);
    const progress = progressLine(terminal, 'Read');
    const tree = new FileTree(root, settings.exclude);
    const { engine } = scan({ tree, paths: [''], settings: engineSettings(settings), detectors, progress: progress.update });
    progress.clear();
    const within = relativePath(root, directory);
    const plans = planContracts({
      files: engine, settings: scopeSettings(settings), exists: (path) => existsSync(join(root, path)), packageName: (folder) => packageName(join(root, folder)), within,
    });
    const contracts = new Set([...plans.map(({ path }) => path), ...presentContracts(engine.paths(), within)]);
    if (contracts.size === 0) {
      terminal.say('lasthop: Nothing here reads an environment variable, so there is no contract to write.\n');
      return 0;
    }
    const gap = ignoreGap(root, [...contracts]);
    const gitignore = textOf(join(root, '.gitignore'));
    if (values['dry-run']) {
      for (const plan of plans) terminal.write(diff(plan.path, plan.before, plan.after));
      if (gap.lines.length > 0) terminal.write(diff('.gitignore', gitignore, withIgnoreLines(gitignore, gap.lines)));
      if (plans.length === 0 && gap.lines.length === 0) terminal.say('Nothing to write: contracts and ignore entries are complete.\n');
      return 0;
    }
    // First what keeps values out of git, then what makes people write them.
    const problems = gap.lines.length === 0 ? [] : refusals(root, '.gitignore', gitignore, withIgnoreLines(gitignore, gap.lines));
    if (problems.length === 0) for (const plan of plans) problems.push(...refusals(root, plan.path, plan.before, plan.after));
    for (const refused of problems) terminal.say(`lasthop: ${refused}\n`);
    if (problems.length > 0) return 2;
    say(plans, gap.lines, terminal);
    for (const path of gap.tracked) terminal.say(`git tracks ${path}. If secrets are in it: git rm --cached ${path}\n`);
    await offerHook(root, values, terminal);
    nextSteps(plans, terminal);
    return 0;
  },
});

function presentContracts(paths: readonly string[], within: string): string[] {
  return paths.filter((path) => envFileKind(path) === 'contract' && fileRole(`${folderOf(path)}/.env`) === 'source' && (within === '' || path.startsWith(`${within}/`)));
}

function refusals(root: string, path: string, before: string | undefined, after: string): string[] {
  const refused = rewriteFile(join(root, path), before, after, false);
  return refused === undefined ? [] : [`${path} was not written: ${refused}.`];
}

function say(plans: readonly PlannedContract[], lines: readonly string[], terminal: Terminal): void {
  for (const { path, before, added } of plans) {
    const count = (is: (key: PlannedContract['added'][number]) => boolean): number => added.filter(is).length;
    const kinds = [[count(({ sensitive }) => sensitive), 'secret'], [count(({ optional }) => optional), 'optional']].filter(([many]) => many !== 0).map(([many, what]) => `${many} ${what}`);
    terminal.write(`${before === undefined ? 'Wrote' : 'Completed'} ${path}: ${added.length} ${added.length === 1 ? 'key' : 'keys'}${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}.\n`);
  }
  if (lines.length > 0) terminal.write(`Added to .gitignore: ${lines.join(', ')}.\n`);
  if (plans.length === 0 && lines.length === 0) terminal.write('Contracts and ignore entries are complete.\n');
}

async function offerHook(root: string, { hook, 'no-hook': none }: { readonly hook: boolean; readonly 'no-hook': boolean }, terminal: Terminal): Promise<void> {
  const state = commitHook(root);
  if (none || state.kind === 'there' || state.kind === 'no-repository') return;
  if (state.kind === 'theirs') {
    const file = relativePath(root, state.file).startsWith('..') ? state.file : relativePath(root, state.file) || state.file;
    terminal.write(`\nTo check every commit, add to ${file}:\n\n${state.snippet.replace(/^/gm, '  ')}\n`);
    return;
  }
  const asked = !hook && terminal.canAsk;
  const wanted = hook || (asked && isYes(await terminal.ask('Check every commit for secrets (git pre-commit hook)? [y/N] ')));
  if (wanted) {
    writeCommitHook(state.file);
    terminal.write('Wrote the pre-commit hook: each commit is checked for secrets.\n');
  } else if (!asked) terminal.write('To check every commit for secrets: lasthop init --hook\n');
}

function nextSteps(plans: readonly PlannedContract[], terminal: Terminal): void {
  const secret = plans.some(({ added }) => added.some(({ sensitive }) => sensitive));
  terminal.write([
    '', 'Next:',
    ...(plans.length > 0 ? [`  look over ${plans.map(({ path }) => path).join(', ')}, say what each key is for, and check it in`] : []),
    ...(secret ? ['  lasthop move --all   brings the secrets that stand in files into the store'] : []),
    '  lasthop doctor       what this machine still lacks', '',
  ].join('\n'));
}

function diff(path: string, before: string | undefined, after: string): string {
  const lines = (text: string): string[] => text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
  const old = before === undefined ? undefined : lines(before);
  const next = lines(after);
  return unifiedDiff(path, old, next, (kind, index) => (kind === '+' ? next[index] : old?.[index]) ?? '');
}

function packageName(folder: string): string | undefined {
  try {
    const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly name?: unknown };
    return typeof name === 'string' ? name.slice(name.lastIndexOf('/') + 1) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
