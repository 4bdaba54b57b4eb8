/** lasthop/access, lasthop/makeIdentity, lasthop/approve: what keeps a person from reading, and the way around each. */
import { accessOf, approve, findFamily, pendingApprovals, trustText } from '../../stores';
import type { Access, Answer, Approval, FolderParams } from '../protocol';
import type { Asked } from '../secretRequests';
import { openWorkspace, refused, type Workspace } from './workspace';

export async function access(asked: Asked, _params: FolderParams): Promise<Answer<Access>> {
  const opened = openWorkspace(asked, 'access');
  return opened.ok ? look(asked, opened.value) : opened;
}

export async function makeIdentity(asked: Asked, _params: FolderParams): Promise<Answer<Access>> {
  const opened = openWorkspace(asked, 'make identity');
  if (!opened.ok) return opened;
  return { ok: false, kind: 'unsupported', message: 'Make your key in a terminal: lasthop store request' };
}

/** Only what was shown: where the repository has changed since, nothing is approved. */
export async function approveTrust(asked: Asked, { hash }: Approval): Promise<Answer<null>> {
  const opened = openWorkspace(asked, 'trust');
  if (!opened.ok) return opened;
  const { root, own, environment } = opened.value;
  const request = pendingApprovals(root, own, environment).find((each) => each.hash === hash);
  if (!request) return { ok: false, kind: 'invalid', message: 'What this repository asks for has changed since it was shown: nothing was approved. Look at it again.' };
  approve(request, environment);
  return { ok: true, value: null };
}

async function look({ signal }: Asked, { root, directory, own, settings, stores, environment }: Workspace): Promise<Answer<Access>> {
  const [pending] = pendingApprovals(root, own, environment);
  const trust = pending && { root: pending.root, hash: pending.hash, text: trustText(pending) };
  const family = findFamily(root, directory);
  const found = await accessOf(stores, family, settings, { signal });
  if (!found.ok) {
    // Before the approval nothing can be said of what is behind it.
    if (trust && found.failure.kind === 'not-trusted') return { ok: true, value: { store: settings.store, identity: 'ready', readable: [], unreadable: [], trust } };
    return refused(found.failure);
  }
  const { store, known, readable, unreadable } = found.value;
  return {
    ok: true,
    value: {
      store, readable, unreadable: unreadable.map(({ name, why }) => ({ name, why })),
      identity: !known ? 'none' : readable.length + unreadable.length === 0 ? 'unneeded' : 'ready',
      ...(trust ? { trust } : {}),
    },
  };
}
