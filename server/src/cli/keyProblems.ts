/** Keys and what is wrong with them, for people: a reason that several share is said once. */

export interface KeyProblem {
  readonly name: string;
  readonly why: string;
}

/** Lines, each with its end. */
export function keyProblems(problems: readonly KeyProblem[]): string {
  const byReason = new Map<string, string[]>();
  for (const { name, why } of problems) byReason.set(why, [...byReason.get(why) ?? [], name]);
  const width = Math.max(0, ...[...byReason.values()].filter(({ length }) => length === 1).map(([name = '']) => name.length));
  return [...byReason].map(([why, names]) => (names.length === 1 ? `  ${(names[0] ?? '').padEnd(width)}  ${why}\n` : `  ${names.join(', ')}\n    ${why}\n`)).join('');
}
