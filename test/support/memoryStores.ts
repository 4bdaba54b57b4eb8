/** Stores without files or programs, for what asks them. */
import { parseReference } from '../../server/src/core/providers';
import { done, failed, type Failure, type Outcome, type Store, type StoreCall } from '../../server/src/stores/store';
import { SecretText } from '../../server/src/stores/secretText';
import type { PinVoucher } from '../../server/src/stores/accounts';
import type { ReferenceStores } from '../../server/src/stores/envResolution';

export interface MemoryStores extends ReferenceStores {
  /** `provider:path` in the order they were read. */
  readonly reads: string[];
  /** The most that were read at once. */
  readonly atOnce: () => number;
}

export interface MemoryOptions {
  /** `path` of the local store, or `provider:path`, → value or failure. */
  readonly secrets: Readonly<Record<string, string | Failure>>;
  /** What a provider's store says of itself. */
  readonly accounts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly delay?: number;
  /** Whether the local store lets its paths be read, as it says without reading. */
  readonly may?: (path: string) => 'yes' | 'no';
  /** Who stands behind the pins: by default the user's approval. */
  readonly voucher?: PinVoucher | 'nobody';
}

export function memoryStores({ secrets, accounts = {}, delay = 0, may, voucher = 'approval' }: MemoryOptions): MemoryStores {
  const reads: string[] = [];
  let running = 0;
  let most = 0;
  const read = async (provider: string, path: string, call?: StoreCall): Promise<Outcome<SecretText>> => {
    reads.push(`${provider}:${path}`);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, delay));
    running--;
    if (call?.signal?.aborted) return failed('cancelled', 'Stopped.');
    const found = secrets[`${provider}:${path}`] ?? (provider === 'lasthop' ? secrets[path] : undefined);
    if (found === undefined) return failed('missing', `Nothing stands at ${path}. Ask who keeps the secrets of this service.`);
    return typeof found === 'string' ? done(new SecretText(found)) : { ok: false, failure: found };
  };
  const unsupported = async (): Promise<Outcome<never>> => failed('unsupported', 'Not in this store.');
  const store = (provider: string): Store => ({
    provider, title: provider === 'lasthop' ? 'the local store' : provider, loginHint: `${provider} login`,
    read: (path, _field, call) => read(provider, path, call),
    write: unsupported, list: unsupported,
    describe: async (path) => (secrets[path] === undefined ? failed('missing', 'Nothing is there.') : done({ path })),
    capabilities: may ? async (path) => done({ read: may(path), write: 'yes', list: 'yes' }) : unsupported,
    identity: async () => (accounts[provider] ? done({ properties: accounts[provider] ?? {} }) : failed('unsupported', 'It has no account.')),
    nameOf: () => undefined, reference: () => undefined, policy: () => '',
  });
  return {
    reads, atOnce: () => most,
    get: (provider) => done(store(provider)),
    standard: () => done(store('lasthop')),
    evaluate: async ({ key }) => read('env-spec', key),
    voucherOf: () => (voucher === 'nobody' ? undefined : voucher),
    resolve: (reference, call) => {
      const parsed = parseReference(reference);
      return parsed ? read(parsed.provider, parsed.path, call) : Promise.resolve(failed('invalid', 'No reference.'));
    },
  };
}
