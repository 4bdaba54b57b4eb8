/** Who asked which key, so that a changed answer re-asks exactly its readers. */

/** `Asker`: what is to be asked again, of a file. Its own storage outlives it (see `Memo`), so it should be small once it is forgotten. */
export class Readers<File, Asker> {
  private readonly byKey = new Map<string, Map<File, Set<Asker>>>();

  subscribe(keys: Iterable<string>, file: File, asker: Asker): void {
    for (const key of keys) {
      let files = this.byKey.get(key);
      if (!files) this.byKey.set(key, (files = new Map()));
      let askers = files.get(file);
      if (!askers) files.set(file, (askers = new Set()));
      askers.add(asker);
    }
  }

  unsubscribe(keys: Iterable<string>, file: File, asker: Asker): void {
    for (const key of keys) {
      const files = this.byKey.get(key);
      const askers = files?.get(file);
      if (!files || !askers) continue;
      askers.delete(asker);
      if (askers.size === 0) files.delete(file);
      if (files.size === 0) this.byKey.delete(key);
    }
  }

  /** A copy: whoever goes through it may unsubscribe on the way. */
  of(key: string): readonly (readonly [File, readonly Asker[]])[] {
    return [...(this.byKey.get(key) ?? [])].map(([file, askers]) => [file, [...askers]] as const);
  }
}
