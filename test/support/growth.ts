/**
 * How the time of some work grows with its text: a ratio of two measurements of one run, taken again when it is too
 * large, so that a busy machine does not fail a test.
 */

/** A text that takes less than this, in milliseconds of the processor, is too short to tell and short enough to live with. */
const NOISE = 8;

/** Part of the sizes that is measured: half of them tell quadratic from linear; `npm run test:real` takes all. LASTHOP_GROWTH changes it. */
const PART = Number(process.env['LASTHOP_GROWTH'] ?? 0.5);

/** Something that is done with a text. */
export type Work = (text: string) => void;

/** From a size to a text so many times as long, and the ratio of times from which on it is not linear. */
export interface Growth {
  readonly small: number;
  readonly factor: number;
  readonly bound: number;
}

/** Processor time in milliseconds; the least of a few runs. Unlike wall time it does not grow with the machine's other work. */
function timeOf(work: Work, text: string, runs: number): number {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    work(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** The ratio, where it is over the bound in each of six attempts. `make` gives a text of a size. */
export function steepness(work: Work, make: (size: number) => string, { small, factor, bound }: Growth): number | undefined {
  const size = Math.ceil(small * PART);
  const large = make(size * factor);
  for (let attempt = 1; ; attempt++) {
    const took = timeOf(work, large, attempt);
    if (took < NOISE) return undefined;
    const ratio = took / timeOf(work, make(size), 2 * attempt + 2);
    if (ratio <= bound) return undefined;
    if (attempt === 6) return ratio;
  }
}
