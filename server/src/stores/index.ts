/**
 * Everything about stores that a host uses. The build makes a bundle of its own of it, which `program.js` and `server.js`
 * load when the first of these is asked for: whoever checks files never reads it. Hosts import from here only.
 */
export { SecretText } from './secretText';
export { destinationOf } from './moveDestination';
export { findMovable, forgetMove, isWorthMoving, planMove, type FileChange, type Movable, type MovePlace, type MoveWorkspace, type PlannedMove } from './movePlan';
export { moveLiteral, offerMove, type MoveOffer, type MoveReport, type MovingEditor } from './editorMove';
export { moveAdvice, type MoveAdvice } from './moveAdvice';
export { startNotice, startText, type PlainStart, type StartNotice } from './plainStart';
export { cannotEdit, editFiles, moveSecret, sweepLeftovers, type MoveFailure, type MoveOutcome, type MoveRequest } from './moveTransaction';
export { forgetEntry, unfinishedMoves, type JournalEntry } from './moveJournal';
export { startCommands, wrapped, type StartCommand } from './startCommands';
export { Stores, type StoresOptions } from './open';
export { approvals, approve, isApproved, revoke, trustRequest, type Approval, type Demand, type NamedFile, type TrustRequest } from './trust';
export { functionFiles, functionRequest } from './envFunctions';
export { pendingApprovals } from './pending';
export { auditFile, readAudit, type AuditEntry, type AuditReading } from './audit';
export { trustText } from './trustText';
export { environmentOf, pathProblem, prefixProblem } from './paths';
export { visible } from './showable';
export { localStoreFolder } from './localKind';
export { defaultStoreFolder, openLocalStore, type LocalStore } from './local/localStore';
export { addRecipient, makeStore, ownKey, rekey, removeRecipient, usualName, type Following, type Rekeyed } from './local/administration';
export { recordStoreAct } from './local/recordAct';
export { examine } from './local/doctor';
export { namesOf, readRules, rulesFor, type Rule } from './local/rules';
export { ownFile } from './local/identities';
export { parsePublicKey } from './local/publicKeys';
export type { UnconfirmedRecipient } from './local/confirmations';
export { done, failed } from './store';
export type {
  Capabilities, Description, Failure, FailureKind, Outcome, Permission, Store, StoreCall, StoreIdentity, WriteOptions,
} from './store';
export { userFolders, type UserFolders } from './userFolders';
export { described as describedAccount, type UnknownAccount } from './accounts';
export { endAs, launch, type LaunchRequest, type LaunchResult } from './launch';
export { prepareEnvironment, type KeyProblem, type NotReady, type PreparationRequest, type PreparedEnvironment } from './preparedEnvironment';
export { notRedacted } from './redaction';
export { findFamily, type EnvFamilyFiles } from './envFamily';
export { familiesAt } from './families';
export { environmentFor, serviceFor } from './familyScope';
export { fetchSecrets, type FetchRefused, type FetchRequest, type FetchResult } from './fetch';
export { diagnose, type CheckId, type Diagnosis, type DoctorCheck, type DoctorQuestion, type ServiceStatus } from './doctor';
export { familyStatus, type FamilyStatus, type StatusQuestion } from './familyStatus';
export { resolveReferences, secretNamed } from './referencedSecrets';
export { accessOf, accessRequest, type AccessReport } from './access';
