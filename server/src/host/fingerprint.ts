/** Names for findings that outlive edits and give nothing away. */
import { createHash, createHmac } from 'node:crypto';
import type { Finding } from '../core/rule';

/** The n-th finding of a rule about one name in one file. Made of public text only. */
export function placeFingerprint(finding: Pick<Finding, 'rule' | 'path' | 'name'>, ordinal: number): string {
  return createHash('sha256')
    .update(['lasthop-place-1', finding.rule, finding.path, finding.name ?? '', String(ordinal)].join('\0'))
    .digest('hex').slice(0, 40);
}

/** A value under a rule, wherever it stands. Nobody without the key can try values against it. */
export function valueFingerprint(key: Buffer, rule: string, value: string): string {
  return createHmac('sha256', key).update(`lasthop-value-1\0${rule}\0${value}`).digest('hex').slice(0, 40);
}

/** Below this many bits, whoever gets hold of the key could find a value by trying. */
export const leastGuessableBits = 60;

/**
 * A cautious estimate of how many bits an attacker must guess: the distribution of the value's own characters, and no
 * more than two bits a letter for what is letters only, because people choose words.
 */
export function guessableBits(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  const length = [...value].length;
  let perCharacter = 0;
  for (const count of counts.values()) perCharacter -= (count / length) * Math.log2(count / length);
  return length * (/^[\p{L}\s._-]*$/u.test(value) ? Math.min(perCharacter, 2) : perCharacter);
}
