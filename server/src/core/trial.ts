/** What would be found if files had other texts. */
import type { Engine } from './engine';
import type { Finding } from './rule';
import type { GitState } from './view';

/** A text that a file would have, and what git would make of the file where that differs. */
export interface TriedText {
  readonly path: string;
  readonly text: string;
  readonly git?: GitState;
}

/** The findings of every file whose findings a change may concern. */
export interface Trial {
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
}

/**
 * Costs what two edits cost. The engine then is as it was, and so is what it has to tell of affected files. Of files that
 * were never checked it tells only where they are env files beside the changed ones.
 */
export function tryTexts(engine: Engine, texts: readonly TriedText[]): Trial {
  const told = engine.takeAffected();
  for (const { path } of texts) {
    const family = engine.view().familyOf(path);
    for (const beside of [path, ...family?.contracts ?? [], ...family?.real ?? []]) engine.check(beside);
  }
  const undo = putTexts(engine, texts);
  const paths = engine.takeAffected();
  const after = paths.flatMap((path) => engine.check(path));
  undo();
  const before = paths.flatMap((path) => engine.check(path));
  engine.takeAffected();
  engine.addAffected(told);
  return { before, after };
}

/** Gives files other texts and returns what takes them away again. */
export function putTexts(engine: Engine, texts: readonly TriedText[]): () => void {
  const undo: (() => void)[] = [];
  for (const { path, text, git } of texts) {
    const source = engine.source(path);
    const state = engine.view().gitState(path);
    undo.push(() => {
      engine.setGit(path, state);
      if (source) engine.set(source);
      else engine.remove(path);
    });
    engine.setGit(path, git ?? state);
    engine.set({ ...source, path, text });
  }
  return () => { for (const back of undo.reverse()) back(); };
}
