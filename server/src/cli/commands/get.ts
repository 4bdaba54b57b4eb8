/** `lasthop get`: one value, for a pipe or for eyes that asked for it. */
import { parseReference } from '../../core/providers';
import { environmentOf, pathProblem, visible, type Outcome, type SecretText, type Stores } from '../../stores';
import { UsageError } from '../arguments';
import { defineCommand, type Terminal } from '../command';
import { confirmAccount, isYes } from '../confirm';
import { chosenStore, openStores, refused, storeOption, workspaceOf } from '../storeAccess';

export const getCommand = defineCommand({
  usage: 'get PATH|REFERENCE',
  summary: 'print the value of a secret',
  options: {
    show: { kind: 'flag', help: 'print it on a terminal without asking' },
    production: { kind: 'flag', help: 'allow a path of a production environment; the audit log says so' },
    store: storeOption,
  },
  examples: [
    ['lasthop get dev/api/stripe/secret_key | pbcopy', 'into another program, exactly as it is stored'],
    ['lasthop get op://dev/api-stripe/secret_key', 'what a reference names, in whichever store'],
  ],
  run: async ({ values, operands: [name, ...more] }, terminal) => {
    if (name === undefined || more.length > 0) throw new UsageError('Name one path or reference, as in `lasthop get dev/api/stripe/secret_key`.');
    const workspace = workspaceOf(terminal);
    const isReference = parseReference(name) !== undefined;
    if (isReference && values.store !== undefined) throw new UsageError('A reference names its store itself: leave --store out.');
    const stores = openStores(terminal, values.production ? 'lasthop get --production' : 'lasthop get', workspace);
    // Another store's own paths need not be canonical.
    const problem = isReference || (values.store ?? stores.settings.store) !== 'lasthop' ? undefined : pathProblem(name, stores.settings);
    if (problem !== undefined) throw new UsageError(problem);
    const environment = environmentOf(name, stores.settings);
    if (environment?.production && !values.production) {
      throw new UsageError(`This secret is of ${environment.name}, a production environment, and those stay off developers' machines. If you must: lasthop get --production ${isReference ? 'REFERENCE' : visible(name)}`);
    }
    if (terminal.outputIsTerminal && !values.show && !(await wantsToSee(terminal))) {
      throw new UsageError('Not shown. Pipe it into a program, or add --show to see it here.');
    }
    const value = await read(terminal, stores, name, isReference, values.store);
    if (!value.ok) return refused(terminal, value.failure);
    // A terminal would obey what the value says to it.
    const lines = (text: string): string => text.split('\n').map(visible).join('\n');
    terminal.write(terminal.outputIsTerminal ? `${lines(value.value.reveal())}\n` : value.value.reveal());
    return 0;
  },
});

async function read(terminal: Terminal, stores: Stores, name: string, isReference: boolean, provider: string | undefined): Promise<Outcome<SecretText>> {
  const call = { signal: terminal.interrupted };
  const own = isReference ? stores.get(parseReference(name)?.provider ?? '') : chosenStore(stores, provider);
  // What has no store of its own may be read by vals: `resolve` knows when.
  const store = own.ok || !/^(?:secret)?ref\+/.test(name) ? own : stores.get('vals');
  const allowed = store.ok ? await stores.allows(store.value, name, confirmAccount(terminal), call) : undefined;
  if (allowed && !allowed.ok) return allowed;
  if (isReference) return stores.resolve(name, call);
  return own.ok ? own.value.read(name, undefined, call) : own;
}

async function wantsToSee(terminal: Terminal): Promise<boolean> {
  return terminal.canAsk && isYes(await terminal.ask('Show the value on this screen? [y/N] '));
}
