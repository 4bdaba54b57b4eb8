/** How much the values of an env file matter, counted as its segments come and go: one question, answered without reading the file. */
import { envFileKind } from './envFiles';
import type { Literal } from './facts';
import type { Segment } from './segment';
import type { EnvContent } from './view';

type Counts = Record<Exclude<EnvContent, 'nothing'>, number>;

export class EnvContents {
  private readonly counts = new Map<string, Counts>();

  of(path: string): EnvContent {
    const counts = this.counts.get(path);
    if (!counts) return 'nothing';
    return counts.secrets > 0 ? 'secrets' : counts.weak > 0 ? 'weak' : counts.settings > 0 ? 'settings' : 'nothing';
  }

  /** Returns whether the answer changed. */
  exchange(path: string, gone: readonly Segment[], come: readonly Segment[]): boolean {
    if (envFileKind(path) !== 'real') return false;
    const before = this.of(path);
    let counts = this.counts.get(path);
    if (!counts) this.counts.set(path, (counts = { secrets: 0, weak: 0, settings: 0 }));
    count(gone, -1, counts);
    count(come, 1, counts);
    if (counts.secrets + counts.weak + counts.settings === 0) this.counts.delete(path);
    return this.of(path) !== before;
  }
}

function count(segments: readonly Segment[], by: 1 | -1, counts: Counts): void {
  for (const segment of segments) {
    for (const fact of segment.facts) {
      const content = fact.kind === 'literal' ? contentOf(fact) : 'nothing';
      if (content !== 'nothing') counts[content] += by;
    }
  }
}

function contentOf(literal: Literal): EnvContent {
  if (literal.recognitions !== undefined && literal.recognitions.length > 0) return 'secrets';
  switch (literal.valueClass) {
    case 'empty': case 'reference': case 'ciphertext': case 'interpolation': case 'placeholder':
      return 'nothing';
    case 'opaque':
      return literal.credentialName || literal.value.includes('://') ? 'secrets' : 'settings';
    case 'weak':
      return 'weak';
    default:
      return 'settings';
  }
}
