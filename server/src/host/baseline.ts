/**
 * A baseline names the findings that a team knows of, by rule and keyed fingerprint of the value, never by line: it
 * survives moves and rebases, and a changed value surfaces again.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Finding } from '../core/rule';
import { writeAtomically } from './atomicWrite';
import { guessableBits, leastGuessableBits, valueFingerprint } from './fingerprint';

export const baselineName = '.lasthop-baseline.json';

/** A value, wherever it stands; or, where the value could be guessed or there is none, a name in a file. */
type Entry =
  | { readonly rule: string; readonly fingerprint: string }
  | { readonly rule: string; readonly name?: string; readonly file: string; readonly count: number };

/** Said as it stands; holds no value. */
export class BaselineError extends Error {}

export class Baseline {
  private readonly values = new Set<string>();
  /** How many findings of a rule, name and file are known; those beyond are new. */
  private readonly places = new Map<string, number>();

  private constructor(private readonly key: Buffer, entries: readonly Entry[]) {
    for (const entry of entries) {
      if ('fingerprint' in entry) this.values.add(entry.fingerprint);
      else this.places.set(placeKey(entry.rule, entry.name, entry.file), entry.count);
    }
  }

  static empty(): Baseline {
    return new Baseline(randomBytes(32), []);
  }

  /** @throws BaselineError when the file is missing or is no baseline */
  static read(file: string): Baseline {
    let data: unknown;
    try {
      data = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      throw new BaselineError(missing ? 'The baseline does not exist: make it with `lasthop baseline create`.' : 'The baseline cannot be read: it is no JSON file of `lasthop baseline create`.');
    }
    const { version, key, findings } = (data ?? {}) as { readonly version?: unknown; readonly key?: unknown; readonly findings?: unknown };
    if (version !== 1 || typeof key !== 'string' || !Array.isArray(findings) || !findings.every(isEntry)) {
      throw new BaselineError('The baseline cannot be read: it is not of version 1 or was changed by hand.');
    }
    return new Baseline(Buffer.from(key, 'base64'), findings);
  }

  /** Writes the findings as the whole new content, under the same key. Sorted, so that a diff shows what changed. */
  write(file: string, findings: readonly { readonly finding: Finding; readonly value: string | undefined }[]): void {
    const entries = new Map<string, Entry>();
    for (const { finding, value } of findings) {
      if (value !== undefined && guessableBits(value) >= leastGuessableBits) {
        const fingerprint = valueFingerprint(this.key, finding.rule, value);
        entries.set(fingerprint, { rule: finding.rule, fingerprint });
        continue;
      }
      const place = placeKey(finding.rule, finding.name, finding.path);
      const known = entries.get(place);
      const count = known && 'count' in known ? known.count + 1 : 1;
      entries.set(place, { rule: finding.rule, ...(finding.name === undefined ? {} : { name: finding.name }), file: finding.path, count });
    }
    const ordered = [...entries.values()].map((entry) => JSON.stringify(entry)).sort();
    const text = `{\n  "version": 1,\n  "key": ${JSON.stringify(this.key.toString('base64'))},\n  "findings": [\n${
      ordered.map((entry) => `    ${entry}`).join(',\n')}${ordered.length > 0 ? '\n' : ''}  ]\n}\n`;
    writeAtomically(file, Buffer.from(text, 'utf8'));
  }

  /** Judges the findings of one run, in order: each place entry stands for as many findings as there were. */
  judge(): (finding: Finding, value: string | undefined) => { readonly known: boolean; readonly fingerprint?: string } {
    const left = new Map(this.places);
    return (finding, value) => {
      if (value !== undefined && guessableBits(value) >= leastGuessableBits) {
        const fingerprint = valueFingerprint(this.key, finding.rule, value);
        return { known: this.values.has(fingerprint), fingerprint };
      }
      const place = placeKey(finding.rule, finding.name, finding.path);
      const remaining = left.get(place) ?? 0;
      left.set(place, remaining - 1);
      return { known: remaining > 0 };
    };
  }
}

function placeKey(rule: string, name: string | undefined, file: string): string {
  return `${rule}\0${name ?? ''}\0${file}`;
}

function isEntry(entry: unknown): entry is Entry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { rule, fingerprint, name, file, count } = entry as Readonly<Record<string, unknown>>;
  return typeof rule === 'string' && (typeof fingerprint === 'string'
    || (typeof file === 'string' && typeof count === 'number' && (name === undefined || typeof name === 'string')));
}
