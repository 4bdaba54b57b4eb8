/**
 * Who may read what: the file `recipients` of a store. One rule a line, `prefix name key`; of the prefixes that fit a path the
 * longest decides, alone. A line each, so that a review shows exactly who gains what.
 */
import { join } from 'node:path';
import { done, failed, type Outcome } from '../store';
import { codeOf } from './disk';
import { readPlainFile, recipientsName } from './layout';
import { parsePublicKey, type PublicKey } from './publicKeys';

export interface Rule {
  /** `dev/`, `dev/api/`, …: ends with a slash unless it is a whole path. */
  readonly prefix: string;
  readonly name: string;
  readonly key: PublicKey;
}

const heading = `# Who may read which secrets: prefix, name, public key. Of the prefixes that fit a path, the longest decides alone.
# Change it with lasthop store add-recipient and remove-recipient, which also re-encrypt what is there.
`;

export function recipientsFile(store: string): string {
  return join(store, recipientsName);
}

/** The rules of a store; `missing` where there is no store. */
export function readRules(store: string): Outcome<readonly Rule[]> {
  const file = recipientsFile(store);
  try {
    const bytes = readPlainFile(file);
    if (bytes === undefined) return failed('missing', `There is no local store in ${store} yet. Make one with \`lasthop store init\`.`);
    if (bytes === 'not-plain') return failed('invalid', `${file} is no plain file, so who may read what is unknown. Put it back from git.`);
    return parseRules(bytes.toString('utf8'), file);
  } catch (error) {
    return failed('invalid', `${file} cannot be read (${codeOf(error)}), so who may read what is unknown.`);
  }
}

export function parseRules(text: string, file: string): Outcome<readonly Rule[]> {
  const rules: Rule[] = [];
  for (const [at, line] of text.replace(/^\ufeff/, '').split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const [prefix = '', name = '', ...key] = line.trim().split(/\s+/);
    const wrong = (what: string): Outcome<never> => failed('invalid', `${file}:${at + 1}: ${what} Mend the line; until then nothing is encrypted to anybody.`);
    if (/^(?:<{7}|={7}|>{7})/.test(line)) return wrong('Two branches changed who may read, and git could not merge them. Keep the lines that should be there.');
    const problem = rulePrefixProblem(prefix) ?? nameProblem(name);
    if (problem !== undefined) return wrong(problem);
    const parsed = parsePublicKey(key.join(' '));
    if (typeof parsed === 'string') return wrong(parsed);
    if (!rules.some((rule) => rule.prefix === prefix && rule.key.text === parsed.text)) rules.push({ prefix, name, key: parsed });
  }
  return done(rules);
}

/** Sorted by prefix and name; comments of the old text stay at its top. */
export function formatRules(rules: readonly Rule[], before = ''): string {
  const comments = before.split(/\r?\n/).filter((line) => line.startsWith('#')).join('\n');
  const sorted = [...rules].sort((a, b) => order(a.prefix, b.prefix) || order(a.name, b.name) || order(a.key.text, b.key.text));
  return `${comments === '' ? heading : `${comments}\n`}${sorted.map(ruleLine).join('')}`;
}

export function ruleLine({ prefix, name, key }: Rule): string {
  return `${prefix} ${name} ${key.text}\n`;
}

/** The rules that decide about a path or a prefix, all of one prefix; none where nobody said who may read it. */
export function rulesFor(rules: readonly Rule[], path: string): readonly Rule[] {
  let longest = '';
  for (const { prefix } of rules) if (path.startsWith(prefix) && prefix.length > longest.length && (prefix.endsWith('/') || prefix === path)) longest = prefix;
  return longest === '' ? [] : rules.filter(({ prefix }) => prefix === longest);
}

/** One sentence; undefined for a prefix that a rule may have. */
export function rulePrefixProblem(prefix: string): string | undefined {
  const parts = prefix.split('/');
  const last = parts.pop() ?? '';
  const fits = parts.length > 0 && parts.length <= 3 && [...parts, ...(last === '' ? [] : [last])].every((part) => /^\w[\w.-]*$/.test(part));
  if (fits && (last === '' || parts.length === 3)) return undefined;
  return 'A prefix is the beginning of paths, with a slash at its end: dev/, dev/api/, dev/api/stripe/. Each names its environment at least.';
}

export function nameProblem(name: string): string | undefined {
  return /^\w[\w.@+-]{0,63}$/.test(name) ? undefined : 'A name holds letters, digits and . _ @ + - only, and no spaces: alice, bob-laptop, ci.';
}

/** `alice, bob and carol` */
export function namesOf(rules: readonly { readonly name: string }[]): string {
  const names = [...new Set(rules.map(({ name }) => name))];
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
