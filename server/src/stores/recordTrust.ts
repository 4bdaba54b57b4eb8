/** An approval, or its end, in the audit log. */
import { appendAudit, auditFile, userName } from './audit';
import { userFolders, type Environment } from './userFolders';

/** A log that cannot be written does not undo the decision. */
export function recordTrust(act: 'approve' | 'revoke', root: string, environment: Environment, now: Date = new Date()): void {
  try {
    appendAudit(auditFile(userFolders(environment)), { time: now.toISOString(), who: userName(environment), act, provider: '-', path: '', outcome: 'ok', root, command: 'lasthop trust' });
  } catch {
    // The approval itself is on record: it is a file.
  }
}
