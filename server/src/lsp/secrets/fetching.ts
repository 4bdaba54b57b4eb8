/** lasthop/fetch, and lasthop/wrapStart for what a fetch leaves alone. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fetchSecrets, findFamily, pendingApprovals, startCommands, startNotice, wrapped } from '../../stores';
import type { Answer, Fetched, FetchParams, FolderParams } from '../protocol';
import type { Asked } from '../secretRequests';
import { confirmAccount, openWorkspace, refused } from './workspace';

export async function fetchInto(asked: Asked, { environment, service, replace }: FetchParams): Promise<Answer<Fetched>> {
  const opened = openWorkspace(asked, 'Fetch Dev Secrets');
  if (!opened.ok) return opened;
  const { root, directory, own, settings, stores, environment: process } = opened.value;
  const family = findFamily(root, directory);
  // The whole fetch waits for an approval: a file with the public half of its keys would look done.
  const store = stores.standard();
  if (!store.ok && store.failure.kind === 'not-trusted') return refused(store.failure);
  const asks = pendingApprovals(root, own, process, [family]).find(({ file }) => file !== undefined);
  if (asks) return { ok: false, kind: 'not-trusted', message: `${asks.file} has programs run for its keys, and nobody has approved that on this machine.` };
  const result = await fetchSecrets({
    root, directory, family, settings, stores, environment: process,
    ...(environment === undefined ? {} : { environmentName: environment }), ...(service === undefined ? {} : { service }), ...(replace ? { replace } : {}),
    confirm: confirmAccount(asked), signal: asked.signal, progress: asked.progress,
  });
  if (result.kind === 'refused') return refused(result.failure);
  const { file, shown, added, updated, unchanged, kept, missing, start } = result;
  return {
    ok: true,
    value: {
      file: shown, uri: pathToFileURL(file).href, environment: result.environment, ...(result.service === undefined ? {} : { service: result.service }),
      added, updated, unchanged, kept, missing: missing.map(({ name, why }) => ({ name, why })),
      ...(start ? { start: startNotice(start) } : {}),
    },
  };
}

/** Of the scripts beside the contract, those that can be wrapped. */
export async function wrapStart(asked: Asked, _params: FolderParams): Promise<Answer<readonly string[]>> {
  const opened = openWorkspace(asked, 'wrap start scripts');
  if (!opened.ok) return opened;
  const { root, directory } = opened.value;
  const changes = wrapped(root, startCommands(root, findFamily(root, directory).path));
  if (changes.length === 0) return { ok: false, kind: 'invalid', message: 'There is no start script here that could be wrapped: start the app with `lasthop run -- COMMAND`.' };
  const files = changes.map(({ path, before = '', edits }) => ({ uri: pathToFileURL(join(root, path)).href, before, edits }));
  const problem = await asked.edit('Wrap start scripts', files);
  return problem === undefined ? { ok: true, value: files.map(({ uri }) => uri) } : { ok: false, kind: 'invalid', message: problem };
}
