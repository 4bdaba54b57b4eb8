/** lasthop/checkPath: a word about a path while it is being typed. */
import { pathProblem } from '../../stores';
import type { Answer, PathParams, PathWord } from '../protocol';
import type { Asked } from '../secretRequests';
import { openWorkspace } from './workspace';

export async function checkPath(asked: Asked, { path }: PathParams): Promise<Answer<PathWord>> {
  const opened = openWorkspace(asked, 'check a path');
  if (!opened.ok) return opened;
  const { stores, settings } = opened.value;
  const problem = pathProblem(path, settings);
  if (problem !== undefined) return { ok: true, value: { problem } };
  const store = stores.standard();
  if (!store.ok) return { ok: true, value: { problem: store.failure.message } };
  // A program behind a store is not started for each letter.
  if (store.value.provider !== 'lasthop') return { ok: true, value: {} };
  const rights = await store.value.capabilities(path, { signal: asked.signal });
  if (rights.ok && rights.value.write === 'no') return { ok: true, value: { problem: `Nobody is named who may read ${path}: choose a path below dev/, or name a reader first (lasthop store add-recipient).` } };
  const there = await store.value.describe(path, { signal: asked.signal });
  return { ok: true, value: there.ok ? { note: `Something stands at ${path} already: the move works only if it is the same value.` } : {} };
}
