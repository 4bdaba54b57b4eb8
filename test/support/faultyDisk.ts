/** Lets the file system fail, or the process “die”, at the n-th change that a function makes on disk. */
import fs from 'node:fs';

export type Fault =
  /** The system refuses: no space left. */
  | { readonly kind: 'refuse'; readonly code: string }
  /** Part of the bytes arrive, then nothing of this process reaches the disk any more, as after `kill -9`. */
  | { readonly kind: 'die' };

export class Died extends Error {}

const changing = ['openSync', 'writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'fchmodSync', 'mkdirSync', 'rmSync', 'chmodSync'] as const;

type Changing = (typeof changing)[number];

/** Every module reads these from the one object of `node:fs`, so that replacing them there reaches all. */
const disk = fs as unknown as Record<Changing, (...given: readonly unknown[]) => unknown>;

/**
 * @param at which change fails, from 0; Infinity for none
 * @returns how many changes were asked for
 */
export async function withFault(at: number, fault: Fault, work: () => Promise<unknown>): Promise<number> {
  const real = Object.fromEntries(changing.map((name) => [name, disk[name]])) as Record<Changing, (...given: readonly unknown[]) => unknown>;
  let count = 0;
  let dead = false;
  for (const name of changing) {
    disk[name] = (...given) => {
      // A full disk refuses no removal.
      if (name === 'rmSync' && fault.kind === 'refuse' && fault.code === 'ENOSPC') return real[name](...given);
      // Reading changes nothing.
      if (name === 'openSync' && (given[1] === undefined || given[1] === 'r')) return real[name](...given);
      if (dead) throw new Died();
      if (count++ !== at) return real[name](...given);
      if (fault.kind === 'refuse') throw Object.assign(new Error(), { code: fault.code, syscall: name.replace('Sync', '') });
      dead = true;
      const bytes = given[1];
      if (name === 'writeSync' && Buffer.isBuffer(bytes)) real[name](given[0], bytes.subarray(0, Math.floor(bytes.length / 2)));
      throw new Died();
    };
  }
  try {
    await work().catch((error: unknown) => {
      if (!(error instanceof Died)) throw error;
    });
    return count;
  } finally {
    Object.assign(disk, real);
  }
}
