/** One process of this machine at a time changes what is there already; what dies while it holds a lock holds it no longer. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { failed, type Outcome } from '../store';
import type { UserFolders } from '../userFolders';
import { codeOf } from './disk';

/** Milliseconds. */
const patience = 10_000;
const longestHold = 30_000;

/** @param of what is changed: one lock each */
export async function withLock<T>(folders: UserFolders, of: string, act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const folder = join(folders.state, 'locks');
  const file = join(folder, `${createHash('sha256').update(of).digest('hex').slice(0, 32)}.lock`);
  const until = Date.now() + patience;
  for (;;) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return failed('invalid', `Nothing was changed: the lock ${file} could not be made (${codeOf(error)}). Mend that, or set LASTHOP_HOME to a folder of yours.`);
      if (isAbandoned(file)) takeAway(file);
      else if (Date.now() > until) return failed('slow', `Another lasthop has been changing the same for ${patience / 1000} seconds, so nothing was changed. Try again.`);
      else await pause(20);
    }
  }
  try {
    return await act();
  } finally {
    letGo(file);
  }
}

/** One that cannot be removed is taken away by whoever finds it old. */
function letGo(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What was done stays done.
  }
}

function isAbandoned(file: string): boolean {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    if (age > longestHold) return true;
    const pid = Number(readFileSync(file, 'utf8'));
    // Its holder has made it and not yet said who it is.
    if (!Number.isInteger(pid) || pid <= 0) return age > 1000;
    if (pid === process.pid) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** Of several that see an abandoned lock, one takes it away. */
function takeAway(file: string): void {
  try {
    const aside = `${file}.${process.pid}`;
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // Somebody else did.
  }
}
