/** Acts on a store's recipients in the audit log of this machine. */
import { appendAudit, auditFile, userName, type Act } from '../audit';
import type { Outcome } from '../store';
import { userFolders, type Environment } from '../userFolders';
import type { LocalStore } from './localStore';

export interface RecordedBy {
  readonly root: string;
  readonly command: string;
  readonly environment: Environment;
  readonly store: Pick<LocalStore, 'actor'>;
}

/** A log that cannot be written does not undo the act. */
export function recordStoreAct(act: Act, path: string, outcome: Outcome<unknown>, { root, command, environment, store }: RecordedBy): void {
  try {
    appendAudit(auditFile(userFolders(environment)), {
      time: new Date().toISOString(), who: userName(environment), act, provider: 'lasthop', path, outcome: outcome.ok ? 'ok' : outcome.failure.kind, root, command,
      ...(store.actor() === undefined ? {} : { as: store.actor() as string }),
    });
  } catch {
    // Reading and writing say once that the log cannot be written; git shows who changed the recipients.
  }
}
