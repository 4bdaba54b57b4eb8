/** lasthop/access and lasthop/approve: what keeps a person from reading, and what to do about it. */
import { accessOf, accessRequest, approve, findFamily, pendingApprovals, trustText } from '../../stores';
import type { Access, Answer, Approval, FolderParams } from '../protocol';
import type { Asked } from '../secretRequests';
import { isAbsent, localStore } from './localStore';
import { openWorkspace, refused, type Workspace } from './workspace';

export async function access(asked: Asked, _params: FolderParams): Promise<Answer<Access>> {
  const opened = openWorkspace(asked, 'access');
  return opened.ok ? look(asked, opened.value) : opened;
}

/** Only what was shown: where the repository has changed since, nothing is approved. */
export async function approveTrust(asked: Asked, { hash }: Approval): Promise<Answer<null>> {
  const opened = openWorkspace(asked, 'trust');
  if (!opened.ok) return opened;
  const { root, directory, own, environment } = opened.value;
  const request = pendingApprovals(root, own, environment, [findFamily(root, directory)]).find((each) => each.hash === hash);
  if (!request) return { ok: false, kind: 'invalid', message: 'What this repository asks for has changed since it was shown: nothing was approved. Look at it again.' };
  approve(request, environment);
  return { ok: true, value: null };
}

export async function look({ signal }: Asked, workspace: Workspace): Promise<Answer<Access>> {
  const { root, directory, own, settings, stores, environment } = workspace;
  const family = findFamily(root, directory);
  // One after the other: what is asked next is seen when this one is answered.
  const [pending] = pendingApprovals(root, own, environment, [family]);
  const trust = pending && { root: pending.root, hash: pending.hash, text: trustText(pending) };
  const found = await accessOf(stores, family, settings, { signal });
  if (!found.ok) {
    // Before the approval nothing can be said of what is behind it.
    if (trust && found.failure.kind === 'not-trusted') return { ok: true, value: { store: settings.store, identity: 'ready', storeAbsent: false, readable: [], unreadable: [], trust } };
    return refused(found.failure);
  }
  const { store, known, readable, unreadable } = found.value;
  const local = localStore(workspace);
  const storeAbsent = local !== undefined && isAbsent(local);
  // Making the request would make a key, so a person is asked for that first.
  const request = local && known && !storeAbsent && unreadable.length > 0 ? await accessRequest(local, environment) : undefined;
  return {
    ok: true,
    value: {
      store, readable, unreadable: unreadable.map(({ name, why }) => ({ name, why })),
      identity: !known ? 'none' : readable.length + unreadable.length === 0 ? 'unneeded' : 'ready',
      storeAbsent,
      ...(request?.ok && request.value !== undefined ? { request: request.value } : {}), ...(trust ? { trust } : {}),
    },
  };
}
