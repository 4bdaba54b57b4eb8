/** A store whose every act is written down. */
import type { Act } from './audit';
import type { OpenedStore } from './kind';
import { failed, type Outcome } from './store';

/** Told of every act with its outcome. */
export type Witness = (act: Act, store: OpenedStore, path: string, outcome: Outcome<unknown>) => void;

export function audited(store: OpenedStore, witness: Witness): OpenedStore {
  const seen = async <T>(act: Act, path: string, outcome: Promise<Outcome<T>>): Promise<Outcome<T>> => {
    try {
      const result = await outcome;
      witness(act, store, path, result);
      return result;
    } catch (error) {
      // A defect of the store: whether it did something is unknown, so it is on record.
      witness(act, store, path, failed('invalid', ''));
      throw error;
    }
  };
  const { readReference } = store;
  return {
    provider: store.provider,
    title: store.title,
    loginHint: store.loginHint,
    read: (path, field, call) => seen('read', path, store.read(path, field, call)),
    write: (path, value, options, call) => seen('write', path, store.write(path, value, options, call)),
    list: (prefix, call) => seen('list', prefix, store.list(prefix, call)),
    describe: (path, call) => seen('describe', path, store.describe(path, call)),
    capabilities: (path, call) => seen('capabilities', path, store.capabilities(path, call)),
    identity: (call) => seen('identity', '', store.identity(call)),
    nameOf: (path) => store.nameOf(path),
    reference: (path) => store.reference(path),
    policy: (reader, paths) => store.policy(reader, paths),
    // The path that is written down is the reference's own, which whoever resolves it knows.
    ...(readReference === undefined ? {} : { readReference: (reference, path, call) => seen('read', path, readReference.call(store, reference, path, call)) }),
  };
}
