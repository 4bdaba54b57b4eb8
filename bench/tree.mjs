/** Whole-tree check: megabytes per CPU-second, beside kingfisher on the same folders. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { median } from './statistics.mjs';

const ROUNDS = 5;
const COPIES = 20;

/** Yields rows, and notes on what could not be measured. */
export function* treeRows(root, scratch) {
  const archives = join(root, '../shared/corpus');
  if (!existsSync(archives)) return yield { note: 'whole tree: ../shared/corpus is not there' };
  const once = join(scratch, 'corpus');
  const large = join(scratch, 'corpus-large');
  if (!existsSync(once)) unpack(archives, once);
  if (!existsSync(large)) replicate(once, large);
  const rival = kingfisher(scratch);
  if (!rival) yield { note: 'whole tree: kingfisher could not be installed from PyPI (python3 -m venv, kingfisher-bin)' };
  const ours = [process.execPath, join(root, 'dist/cli.js'), 'check', '--format', 'json', '--fail-on', 'never'];
  for (const [what, folder] of [['corpus as it is', once], [`corpus × ${COPIES}, every copy different`, large]]) {
    const megabytes = sizeOf(folder) / 1e6;
    const seconds = { ours: [], rival: [] };
    for (let round = 0; round < ROUNDS; round++) {
      seconds.ours.push(cpuSeconds([...ours, folder]));
      if (rival) seconds.rival.push(cpuSeconds([rival, 'scan', folder, '--no-validate', '--no-update-check', '--quiet', '--git-history=none']));
    }
    const speed = megabytes / median(seconds.ours);
    if (!rival) {
      yield { note: `whole tree, ${what}: ours ${speed.toFixed(1)} MB per CPU-second, beside nothing` };
      continue;
    }
    const theirs = megabytes / median(seconds.rival);
    yield {
      what: `whole tree, ${what} (${megabytes.toFixed(0)} MB): kingfisher's / our MB per CPU-second`,
      limit: 1, ratio: theirs / speed, detail: `${theirs.toFixed(1)} / ${speed.toFixed(1)} MB/s`,
    };
  }
}

/** User and system time of a command, children included, as bash counts it. */
export function cpuSeconds(command) {
  const { stderr, status, error } = spawnSync('bash', ['-c', 'TIMEFORMAT="cpu %U %S"; time "$@" > /dev/null 2>&1', 'bash', ...command], { encoding: 'utf8' });
  const match = /cpu ([\d.]+) ([\d.]+)/.exec(stderr ?? '');
  if (!match) throw error ?? new Error(`${command[0]} ended with ${status}`);
  return Number(match[1]) + Number(match[2]);
}

function unpack(archives, folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(archives).filter((each) => each.endsWith('.tar.gz'))) {
    const { status, stderr } = spawnSync('tar', ['xzf', join(archives, name), '-C', folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`tar: ${stderr}`);
  }
}

/** Copies that differ by a line, so that no scanner gets a file for free because it has seen its twin. */
function replicate(from, to) {
  rmSync(to, { recursive: true, force: true });
  for (let copy = 1; copy <= COPIES; copy++) {
    for (const path of filesOf(from)) {
      const target = join(to, `copy-${copy}`, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, Buffer.concat([readFileSync(join(from, path)), Buffer.from('\n'.repeat(copy))]));
    }
  }
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
}

function sizeOf(folder) {
  return filesOf(folder).reduce((sum, path) => sum + readFileSync(join(folder, path)).length, 0);
}

/** The executable, installed into a virtual environment of its own; undefined where that fails. */
function kingfisher(scratch) {
  const environment = join(scratch, 'venv');
  const executable = join(environment, 'bin/kingfisher');
  if (!existsSync(executable)) {
    spawnSync('python3', ['-m', 'venv', environment]);
    spawnSync(join(environment, 'bin/pip'), ['install', '--quiet', 'kingfisher-bin'], { stdio: 'ignore' });
  }
  if (!existsSync(executable)) return undefined;
  // The wheel's entry point is a Python script around the program; the program alone is the fair opponent.
  const packages = join(environment, 'lib');
  const native = readdirSync(packages, { recursive: true, withFileTypes: true })
    .find((entry) => entry.isFile() && /^kingfisher(?:\.exe)?$/.test(entry.name));
  return native ? join(native.parentPath ?? native.path, native.name) : executable;
}
