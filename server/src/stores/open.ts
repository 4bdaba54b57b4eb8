/** The stores of a workspace: opened by provider, every act written to the audit log. */
import { inspect } from 'node:util';
import { environmentsOf } from '../core/environments';
import { nearest } from '../core/nearest';
import { parseReference, providerById } from '../core/providers';
import { providerTitle } from '../core/scope';
import type { Settings, StoreSetting } from '../core/settings';
import { realPath } from '../host/workspaceRoot';
import { storeKinds } from './all';
import { appendAudit, auditFile, userName, type Act } from './audit';
import { checkAccount, type AccountCheck, type PinVoucher } from './accounts';
import { audited } from './audited';
import { functionUse, type EnvFunction } from './envFunctions';
import { environmentFor } from './familyScope';
import type { OpenedStore } from './kind';
import { readCommandFor } from './knownPrograms';
import { valueOf } from './programValue';
import { environmentOf } from './paths';
import { partsOf } from './references';
import type { SecretText } from './secretText';
import { done, failed, type Outcome, type Store, type StoreCall } from './store';
import { isApproved, trustRequest } from './trust';
import { noUserConfiguration, readUserConfiguration, userConfigurationFile, withUserConfiguration, type UserConfiguration } from './userConfiguration';
import { userFolders, type Environment, type UserFolders } from './userFolders';

export interface StoresOptions {
  /** Absolute: the folder of `.lasthop.yaml`, or the repository's top. */
  readonly root: string;
  /** What the repository says. */
  readonly settings: Settings;
  /** Of this process. */
  readonly environment: Environment;
  readonly now?: () => Date;
  /** What asks, for the audit log: `lasthop get --production`. Names no value. */
  readonly command?: string;
  /** Told once, in a sentence, when the audit log cannot be written. */
  readonly onWarning?: (message: string) => void;
}

/** Made anew for each thing a person asks for: settings and approvals are those of that moment. Holds the process environment, so it shows nothing of itself. */
export class Stores {
  readonly #options: StoresOptions;
  readonly #folders: UserFolders;
  readonly #opened = new Map<string, Outcome<OpenedStore>>();
  readonly #own: Outcome<UserConfiguration>;
  /** The repository's settings with the user's own over them. */
  readonly settings: Settings;
  #warned = false;

  private constructor(options: StoresOptions) {
    this.#options = options;
    this.#folders = userFolders(options.environment);
    this.#own = readUserConfiguration(this.#folders);
    this.settings = withUserConfiguration(options.settings, this.#own.ok ? this.#own.value : noUserConfiguration, () => this.#isApproved());
  }

  static open(options: StoresOptions): Stores {
    return new Stores(options);
  }

  /** The store of a provider; `unsupported`, `not-trusted`, … as failures. */
  get(provider: string): Outcome<Store> {
    return this.#get(provider);
  }

  /** Where new secrets go. */
  standard(): Outcome<Store> {
    return this.#get(this.settings.store);
  }

  /** Reads what a reference names. */
  async resolve(reference: string, call?: StoreCall): Promise<Outcome<SecretText>> {
    const parsed = parseReference(reference);
    if (!parsed) return failed('invalid', 'This is no reference to a secret in any syntax that Lasthop knows, such as ref+lasthop://dev/api/stripe/secret_key.');
    if (parsed.provider === 'env-spec') {
      const [part] = partsOf(reference, true) ?? [];
      return part && 'reference' in part ? this.resolve(part.reference, call) : this.evaluate({ file: undefined, key: 'This', written: reference }, call);
    }
    const elsewhere = readElsewhere.get(parsed.provider);
    if (elsewhere !== undefined) return failed('unsupported', elsewhere);
    const own = this.#get(parsed.provider);
    // vals knows the backends that have no client here, by the very same URIs.
    const store = !own.ok && own.failure.kind === 'unsupported' && /^(?:secret)?ref\+/.test(reference) && this.#setting('vals') ? this.#get('vals') : own;
    if (!store.ok) return store;
    const path = parsed.path.replace(/\?.*$/s, '');
    return store.value.readReference ? store.value.readReference(reference, path, call) : store.value.read(path, parsed.field, call);
  }

  /** Runs a function of a contract or an env file, if that was approved. */
  async evaluate(of: EnvFunction, call?: StoreCall): Promise<Outcome<SecretText>> {
    if (!this.#own.ok) return this.#own;
    const { root, environment } = this.#options;
    const use = functionUse(of, root, environment);
    if (!use.ok) return use;
    const outcome = await valueOf(use.value, call);
    this.#write('read', 'env-spec', `${use.value.configured}:${of.key}`, outcome);
    return outcome;
  }

  /**
   * Whether a store speaks to an account that secrets of the path's environment (a developer's, where it names none) may be
   * read from and written to. @param confirm asks a person; absent where nobody can be asked
   */
  allows(store: Store, pathOrReference: string, confirm: AccountCheck['confirm'], call?: StoreCall): Promise<Outcome<void>> {
    const { settings } = this;
    const environment = environmentFor(settings, environmentsOf(settings).find(({ name }) => name === environmentOf(pathOrReference, settings)?.name)?.name);
    if (!environment.ok) return Promise.resolve(environment);
    const check = { environment: environment.value, settings, folders: this.#folders, root: realPath(this.#options.root), ...(confirm ? { confirm } : {}) };
    return checkAccount(store, check, this.voucherOf(environment.value.name), call);
  }

  /** What is said beside a refusal where the repository calls an environment no production and nobody has approved that. */
  overruled(environment: string | undefined): string | undefined {
    const inForce = environmentFor(this.settings, environment);
    const theirs = environmentFor(this.#options.settings, environment);
    return inForce.ok && theirs.ok && inForce.value.production && !theirs.value.production
      ? `.lasthop.yaml calls ${environment ?? theirs.value.name} no production, which counts only once you have approved it: lasthop trust` : undefined;
  }

  voucherOf(environment: string): PinVoucher {
    const own = this.#own.ok && Object.hasOwn(this.#own.value.environments, environment) ? this.#own.value.environments[environment] : undefined;
    return own !== undefined && 'pin' in own ? 'user' : this.#isApproved() ? 'approval' : undefined;
  }

  /** Whether the person has approved all that the repository's settings ask for, as they are now. */
  #isApproved(): boolean {
    const request = trustRequest(this.#options.root, this.#options.settings);
    return request !== undefined && isApproved(request, this.#folders);
  }

  [inspect.custom](): string {
    return `Stores(${this.#options.root})`;
  }

  #get(provider: string): Outcome<OpenedStore> {
    const known = this.#opened.get(provider);
    if (known) return known;
    const opened = this.#open(provider);
    this.#opened.set(provider, opened);
    return opened;
  }

  #setting(provider: string): StoreSetting | undefined {
    const { stores } = this.settings;
    return Object.hasOwn(stores, provider) ? stores[provider] : undefined;
  }

  #open(provider: string): Outcome<OpenedStore> {
    const { root, environment, now = () => new Date() } = this.#options;
    if (!this.#own.ok) return this.#own;
    const isOwn = Object.hasOwn(this.#own.value.stores, provider);
    const setting = this.#setting(provider) ?? {};
    if (!isOwn && needsApproval(provider, setting) && !this.#isApproved()) return failed('not-trusted', notTrusted(provider));
    // A program of the user's own is looked for, and runs, where the user wrote it down.
    const base = isOwn ? this.#folders.configuration : root;
    const context = { provider, root, base, settings: this.settings, setting, folders: this.#folders, environment, now };
    for (const kind of storeKinds) {
      if (kind.provider !== undefined && kind.provider !== provider) continue;
      const store = kind.open(context);
      if (store) return done(audited(store, (act, of, path, outcome) => this.#write(act, of.provider, path, outcome, of.actor?.())));
    }
    return failed('unsupported', notConfigured(provider, this.settings, userConfigurationFile(this.#folders)));
  }

  #write(act: Act, provider: string, path: string, outcome: Outcome<unknown>, as?: string): void {
    const { environment, root, command, now = () => new Date(), onWarning } = this.#options;
    try {
      appendAudit(auditFile(this.#folders), {
        time: now().toISOString(), who: userName(environment), act, provider, path, outcome: outcome.ok ? 'ok' : outcome.failure.kind, root,
        ...(command === undefined ? {} : { command }), ...(as === undefined ? {} : { as }),
      });
    } catch (error) {
      if (this.#warned) return;
      this.#warned = true;
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      onWarning?.(`The audit log ${auditFile(this.#folders)} cannot be written (${code}): what is read and written now is not recorded. Mend that, or set LASTHOP_HOME to a folder of yours.`);
    }
  }
}

/** References that no store answers. */
const readElsewhere: ReadonlyMap<string, string> = new Map([
  ['environment', 'This names another environment variable, not a secret in a store: whoever starts the program sets it.'],
  ['github-actions', 'This is filled in by GitHub Actions, on its own machines only.'],
  ['terraform', 'This is filled in by Terraform when it runs.'],
]);

/** Kind and folder of the local store are all that a repository may say by itself. */
function needsApproval(provider: string, { read, write, list, place }: StoreSetting): boolean {
  return provider !== 'lasthop' && (read ?? write ?? list ?? place) !== undefined;
}

function notTrusted(provider: string): string {
  return `This repository says how ${providerTitle(provider)} is read, and nobody has approved that on this machine. See what it would run, and approve it: lasthop trust`;
}

function notConfigured(provider: string, settings: Settings, file: string): string {
  const near = providerById(provider) ? undefined : nearest(provider, ['lasthop', ...Object.keys(settings.stores)]);
  if (near !== undefined) return `No store is called ${provider}. Did you mean ${near}?`;
  return `How to read ${providerTitle(provider)} is not configured. Add to ${file}: stores: { ${provider}: { read: ${readCommandFor(provider)} } }`;
}
