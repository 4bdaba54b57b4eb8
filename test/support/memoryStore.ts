/** A store in memory whose every act can be made to fail, hang or lie. */
import { providerById } from '../../server/src/core/providers';
import { done, failed, SecretText, type Capabilities, type Outcome, type Store } from '../../server/src/stores';

export type StoreAct = 'capabilities' | 'write' | 'read';

export class MemoryStore implements Store {
  readonly provider = 'lasthop';
  readonly title = 'the store of the test';
  readonly loginHint = 'knock twice';
  readonly values = new Map<string, string>();
  rights: Capabilities = { read: 'yes', write: 'yes', list: 'yes' };
  /** Told before each act; what it throws or answers is the act's outcome. */
  before: (act: StoreAct) => ReturnType<typeof failed> | undefined = () => undefined;
  /** What a read gives for what is held. */
  seen: (value: string) => string = (value) => value;

  async capabilities(): Promise<Outcome<Capabilities>> {
    return this.before('capabilities') ?? done(this.rights);
  }

  async write(path: string, value: SecretText, options: { readonly replace?: boolean } = {}): Promise<Outcome<void>> {
    const refused = this.before('write');
    if (refused) return refused;
    if (this.values.has(path) && !options.replace) return failed('exists', `Something stands at ${path}.`);
    this.values.set(path, value.reveal());
    return done(undefined);
  }

  async read(path: string): Promise<Outcome<SecretText>> {
    const refused = this.before('read');
    if (refused) return refused;
    const held = this.values.get(path);
    return held === undefined ? failed('missing', `Nothing stands at ${path}.`) : done(new SecretText(this.seen(held)));
  }

  async list(prefix: string): Promise<Outcome<readonly string[]>> {
    return done([...this.values.keys()].filter((path) => path.startsWith(prefix)).sort());
  }

  async describe(path: string): Promise<Outcome<{ readonly path: string }>> {
    return this.values.has(path) ? done({ path }) : failed('missing', `Nothing stands at ${path}.`);
  }

  async identity(): ReturnType<Store['identity']> {
    return done({ properties: {} });
  }

  nameOf(path: string): string {
    return path;
  }

  reference(path: string): string | undefined {
    return providerById('lasthop')?.format?.(path);
  }

  policy(): string {
    return '';
  }
}
