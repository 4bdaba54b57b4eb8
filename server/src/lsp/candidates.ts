/** Which closed files the engine has to read: a look at the bytes tells most files apart from those that could concern a rule. */
import type { Detector } from '../core/detector';
import type { Engine } from '../core/engine';
import { envFileKind } from '../core/envFiles';
import { providers } from '../core/providers';
import { createPrefilter, type Prefilter } from '../host/prefilter';

/** A filter made from what the env files say; it lets every file through that any rule could have a word about. */
export class Candidates {
  private readonly prefilter: Prefilter;
  private readonly keys: ReadonlySet<string>;
  private readonly contracts: ReadonlySet<string>;

  constructor(private readonly engine: Engine, detectors: readonly Detector[]) {
    this.keys = keysOf(engine);
    this.contracts = contractsOf(engine);
    this.prefilter = createPrefilter(detectors, providers, this.keys);
  }

  mayConcern(path: string, bytes: Buffer): boolean {
    return envFileKind(path) !== undefined || this.prefilter.mayConcern(path, bytes, (this.engine.view().familyOf(path)?.contracts.length ?? 0) > 0);
  }

  /** Whether the env files name something by now that files were not looked at for. */
  get isOutdated(): boolean {
    return [...keysOf(this.engine)].some((key) => !this.keys.has(key)) || [...contractsOf(this.engine)].some((path) => !this.contracts.has(path));
  }
}

/** The keys that env files name: rules ask where they are mentioned. */
function keysOf(engine: Engine): Set<string> {
  const keys = new Set<string>();
  for (const path of engine.paths()) {
    if (!envFileKind(path)) continue;
    for (const segment of engine.segments(path)) {
      for (const fact of segment.facts) if (fact.kind === 'definition' || fact.kind === 'declaration') keys.add(fact.name);
    }
  }
  return keys;
}

function contractsOf(engine: Engine): Set<string> {
  return new Set(engine.paths().filter((path) => envFileKind(path) === 'contract'));
}
