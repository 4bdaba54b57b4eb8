/** lasthop/fetch. */
import { pathToFileURL } from 'node:url';
import { fetchSecrets, findFamily } from '../../stores';
import type { Answer, Fetched, FetchParams } from '../protocol';
import type { Asked } from '../secretRequests';
import { confirmAccount, openWorkspace, refused } from './workspace';

export async function fetchInto(asked: Asked, { environment, service }: FetchParams): Promise<Answer<Fetched>> {
  const opened = openWorkspace(asked, 'Fetch Dev Secrets');
  if (!opened.ok) return opened;
  const { root, directory, settings, stores, environment: process } = opened.value;
  // The whole fetch waits for an approval: a file with the public half of its keys would look done.
  const store = stores.standard();
  if (!store.ok && store.failure.kind === 'not-trusted') return refused(store.failure);
  const result = await fetchSecrets({
    root, directory, family: findFamily(root, directory), settings, stores, environment: process,
    ...(environment === undefined ? {} : { environmentName: environment }), ...(service === undefined ? {} : { service }),
    confirm: confirmAccount(asked), signal: asked.signal, progress: asked.progress,
  });
  if (result.kind === 'refused') return refused(result.failure);
  const { file, shown, added, updated, unchanged, kept, missing } = result;
  return {
    ok: true,
    value: {
      file: shown, uri: pathToFileURL(file).href, environment: result.environment, ...(result.service === undefined ? {} : { service: result.service }),
      added, updated, unchanged, kept: kept.map(({ name }) => name), missing: missing.map(({ name, why }) => ({ name, why })),
    },
  };
}
