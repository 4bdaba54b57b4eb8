/** Seeded randomness: print `seed`, and set LASTHOP_SEED to see the same again. */
export interface Random {
  readonly seed: number;
  /** An integer in [0, limit). */
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
}

/** xorshift32 (Marsaglia, 2003). */
export function createRandom(seed = Number(process.env['LASTHOP_SEED']) || (Date.now() & 0x7fffffff) || 1): Random {
  let state = seed | 0 || 1;
  const below = (limit: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 4294967296) * limit);
  };
  return { seed, below, pick: (from) => from[below(from.length)] as never };
}
