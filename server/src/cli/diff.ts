/** Unified differences of two texts, by line. */

/** Lines of context around a change. */
const around = 3;
/** Beyond this many changed lines, what is between the first and the last is shown as one change. */
const mostChanges = 2000;

interface Step {
  readonly kind: ' ' | '-' | '+';
  /** Indexes of the line in the old and in the new text. */
  readonly old: number;
  readonly new: number;
}

/**
 * @param before lines without their endings, `undefined` for a file that does not exist yet
 * @param show what is printed for a line: of the old text for ` ` and `-`, of the new for `+`
 */
export function unifiedDiff(
  path: string, before: readonly string[] | undefined, after: readonly string[], show: (kind: Step['kind'], index: number) => string,
): string {
  const steps = compare(before ?? [], after);
  const lines = [before ? `--- a/${path}` : '--- /dev/null', `+++ b/${path}`];
  let at = 0;
  while (at < steps.length) {
    if (steps[at]?.kind === ' ') {
      at++;
      continue;
    }
    const from = Math.max(0, at - around);
    let to = at;
    for (let unchanged = 0; to < steps.length && unchanged <= 2 * around; to++) unchanged = steps[to]?.kind === ' ' ? unchanged + 1 : 0;
    while (to > at && steps[to - 1]?.kind === ' ') to--;
    const hunk = steps.slice(from, Math.min(steps.length, to + around));
    lines.push(header(hunk), ...hunk.map((step) => step.kind + show(step.kind, step.kind === '+' ? step.new : step.old)));
    at = to + around;
  }
  return `${lines.join('\n')}\n`;
}

function header(hunk: readonly Step[]): string {
  const side = (without: '+' | '-', start: number): string => {
    const length = hunk.filter(({ kind }) => kind !== without).length;
    return `${length === 0 ? start : start + 1}${length === 1 ? '' : `,${length}`}`;
  };
  return `@@ -${side('+', hunk[0]?.old ?? 0)} +${side('-', hunk[0]?.new ?? 0)} @@`;
}

/** Myers' greedy algorithm (https://doi.org/10.1007/BF01840446) on what lies between the common beginning and end. */
function compare(a: readonly string[], b: readonly string[]): Step[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const steps: Step[] = [];
  for (let at = 0; at < start; at++) steps.push({ kind: ' ', old: at, new: at });
  steps.push(...middle(a, b, start, a.length - tail, b.length - tail));
  for (let at = tail; at > 0; at--) steps.push({ kind: ' ', old: a.length - at, new: b.length - at });
  return steps;
}

function middle(a: readonly string[], b: readonly string[], start: number, endA: number, endB: number): Step[] {
  const most = Math.min(endA - start + endB - start, mostChanges);
  const trace: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let distance = 0; distance <= most; distance++) {
    const current = new Map(furthest);
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      const down = diagonal === -distance || (diagonal !== distance && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1));
      let x = down ? furthest.get(diagonal + 1) ?? 0 : (furthest.get(diagonal - 1) ?? 0) + 1;
      while (start + x < endA && start + x - diagonal < endB && a[start + x] === b[start + x - diagonal]) x++;
      current.set(diagonal, x);
      if (start + x >= endA && start + x - diagonal >= endB) return backtrack([...trace, current], start, endA - start, endB - start);
    }
    trace.push(current);
    furthest = current;
  }
  return [
    ...Array.from({ length: endA - start }, (_, at): Step => ({ kind: '-', old: start + at, new: start })),
    ...Array.from({ length: endB - start }, (_, at): Step => ({ kind: '+', old: endA, new: start + at })),
  ];
}

function backtrack(trace: readonly ReadonlyMap<number, number>[], start: number, lengthA: number, lengthB: number): Step[] {
  const steps: Step[] = [];
  let x = lengthA;
  let y = lengthB;
  for (let distance = trace.length - 1; distance > 0; distance--) {
    const furthest = trace[distance - 1] as ReadonlyMap<number, number>;
    const diagonal = x - y;
    const down = diagonal === -distance || (diagonal !== distance && (furthest.get(diagonal - 1) ?? -1) < (furthest.get(diagonal + 1) ?? -1));
    const previous = down ? diagonal + 1 : diagonal - 1;
    const fromX = furthest.get(previous) ?? 0;
    const fromY = fromX - previous;
    while (x > fromX && y > fromY && x > 0 && y > 0 && (down ? x > fromX : x > fromX + 1)) steps.push({ kind: ' ', old: start + --x, new: start + --y });
    if (down) steps.push({ kind: '+', old: start + x, new: start + --y });
    else steps.push({ kind: '-', old: start + --x, new: start + y });
  }
  while (x > 0 && y > 0) steps.push({ kind: ' ', old: start + --x, new: start + --y });
  return steps.reverse();
}
