/** Asks the stores for what a plan wants: several at once, each reference once, accounts looked at first. */
import { parseReference } from '../core/providers';
import { checkAccount, type AccountCheck, type PinVoucher } from './accounts';
import type { EnvFunction } from './envFunctions';
import type { WantedKey } from './envPlan';
import { SecretText } from './secretText';
import { failed, type Failure, type Outcome, type Store, type StoreCall } from './store';

/** The part of `Stores` that is needed here. */
export interface ReferenceStores {
  get(provider: string): Outcome<Store>;
  standard(): Outcome<Store>;
  resolve(reference: string, call?: StoreCall): Promise<Outcome<SecretText>>;
  /** The value of a function that stands in a file, where it was approved. */
  evaluate(of: EnvFunction, call?: StoreCall): Promise<Outcome<SecretText>>;
  /** Who says that an environment's pin is right. */
  voucherOf(environment: string): PinVoucher;
}

/** What everything that reads secrets for somebody is given. */
export interface SecretReading {
  readonly stores: ReferenceStores;
  /** Asks a person about an account that is new here; absent where nobody can be asked. */
  readonly confirm?: AccountCheck['confirm'];
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, all: number) => void;
}

export interface ResolutionRequest extends Omit<SecretReading, 'confirm'> {
  readonly account: AccountCheck;
}

export interface Resolution {
  readonly values: ReadonlyMap<string, SecretText>;
  readonly failures: readonly FailedKey[];
}

export interface FailedKey {
  readonly name: string;
  readonly from: string;
  readonly optional: boolean;
  /** Where the secret should be: its path in the standard store. */
  readonly path?: string;
  readonly failure: Failure;
}

/** How many reads run at once: enough for a network, few enough for programs that are started for each. */
const atOnce = 8;

export async function resolveKeys(wanted: readonly WantedKey[], request: ResolutionRequest): Promise<Resolution> {
  const { stores, account, signal, progress } = request;
  const call: StoreCall = signal ? { signal } : {};
  const reads = new Map<string, Promise<Outcome<SecretText>>>();
  const accounts = new Map<string, Promise<Outcome<void>>>();
  const questions = createQueue(1);
  const queue = createQueue(atOnce);

  /** One look a store, one question at a time. */
  const allowed = (store: Outcome<Store>): Promise<Outcome<void>> => {
    // A store that cannot be opened says so itself when it is read.
    if (!store.ok) return Promise.resolve(store);
    let known = accounts.get(store.value.provider);
    if (!known) accounts.set(store.value.provider, (known = questions(() => checkAccount(store.value, account, stores.voucherOf(account.environment.name), call))));
    return known;
  };
  const once = (id: string, read: () => Promise<Outcome<SecretText>>): Promise<Outcome<SecretText>> => {
    let known = reads.get(id);
    if (!known) reads.set(id, (known = queue(async () => (signal?.aborted ? failed('cancelled', 'Stopped before it was read.') : read()))));
    return known;
  };
  const readPath = async (path: string): Promise<Outcome<SecretText>> => {
    const store = stores.standard();
    const checked = await allowed(store);
    return !store.ok ? store : checked.ok ? once(`path:${path}`, () => store.value.read(path, undefined, call)) : checked;
  };
  const readReference = async (reference: string): Promise<Outcome<SecretText>> => {
    const own = stores.get(parseReference(reference)?.provider ?? '');
    // What has no store of its own may be read by vals: `resolve` knows when.
    const store = own.ok || !/^(?:secret)?ref\+/.test(reference) ? own : stores.get('vals');
    const checked = store.ok ? await allowed(store) : undefined;
    return checked && !checked.ok ? checked : once(reference, () => stores.resolve(reference, call));
  };

  const values = new Map<string, SecretText>();
  const failures: FailedKey[] = [];
  let count = 0;
  await Promise.all(wanted.map(async ({ name, parts, path, from, file, optional }) => {
    const pieces = path === undefined
      ? await Promise.all(parts.map((part) => ('text' in part ? part.text
        : 'reference' in part ? readReference(part.reference)
          : once(`call:${file ?? ''}:${name}`, () => stores.evaluate({ file, key: name, written: part.call }, call)))))
      : [await readPath(path)];
    progress?.(++count, wanted.length);
    let joined = '';
    for (const piece of pieces) {
      if (typeof piece === 'string') joined += piece;
      else if (piece.ok) joined += piece.value.reveal();
      else {
        failures.push({ name, from, optional, ...(path === undefined ? {} : { path }), failure: piece.failure });
        return;
      }
    }
    values.set(name, new SecretText(joined));
  }));
  // In the plan's order, whatever came first.
  const rank = new Map(wanted.map(({ name }, index) => [name, index]));
  const inOrder = new Map(wanted.flatMap(({ name }) => (values.has(name) ? [[name, values.get(name) as SecretText] as const] : [])));
  return { values: inOrder, failures: failures.sort((a, b) => (rank.get(a.name) ?? 0) - (rank.get(b.name) ?? 0)) };
}

/** Runs jobs in the order they come, so many at once. */
function createQueue(most: number): <T>(job: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (job) => {
    while (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running++;
    try {
      return await job();
    } finally {
      running--;
      waiting.shift()?.();
    }
  };
}
