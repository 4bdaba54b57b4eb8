/** Acts on a store's recipients in the audit log of this machine. */
import { appendAudit, auditFile, userName, type Act } from '../audit';
import type { Outcome } from '../store';
import { userFolders, type Environment } from '../userFolders';

/** A log that cannot be written does not undo the act. */
export function recordStoreAct(act: Act, path: string, outcome: Outcome<unknown>, { root, command, environment }: { readonly root: string; readonly command: string; readonly environment: Environment }): void {
  try {
    appendAudit(auditFile(userFolders(environment)), {
      time: new Date().toISOString(), who: userName(environment), act, provider: 'lasthop', path, outcome: outcome.ok ? 'ok' : outcome.failure.kind, root, command,
    });
  } catch {
    // Reading and writing say once that the log cannot be written; git shows who changed the recipients.
  }
}
