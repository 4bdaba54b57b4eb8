/** `lasthop set`: a value into a store, from a pipe or a hidden prompt. */
import { pathProblem, SecretText, visible, type Store, type StoreCall } from '../../stores';
import { UsageError } from '../arguments';
import { defineCommand, type Terminal } from '../command';
import { confirmAccount } from '../confirm';
import { allConfirmedAt } from '../confirmRecipients';
import { chosenStore, openStores, refused, storeOption } from '../storeAccess';

export const setCommand = defineCommand({
  usage: 'set PATH',
  summary: 'put a secret into the store, from a pipe or a hidden prompt',
  options: {
    replace: { kind: 'flag', help: 'replace a value that is there already' },
    owner: { kind: 'text', placeholder: 'NAME', help: 'who answers for the secret: a team, a person' },
    store: storeOption,
  },
  examples: [
    ['lasthop set dev/api/stripe/secret_key', 'asks for the value; nothing of it is shown'],
    ['printf %s "$KEY" | lasthop set dev/api/stripe/secret_key', 'from a pipe; one line end at its end is dropped'],
    ['lasthop set dev/api/tls/key --replace < key.pem', 'several lines, in place of the old value'],
  ],
  run: async ({ values, operands: [path, ...more] }, terminal) => {
    if (path === undefined) throw new UsageError('Name the path, as in `lasthop set dev/api/stripe/secret_key`.');
    if (more.length > 0) throw new UsageError('A value is never an argument: every process on this machine could read it there, and your shell remembers it. Leave it out and paste it when asked. What you just typed should be treated as known to others.');
    const stores = openStores(terminal, 'lasthop set');
    const problem = pathProblem(path, stores.settings);
    if (problem !== undefined) throw new UsageError(problem);
    const store = chosenStore(stores, values.store);
    if (!store.ok) return refused(terminal, store.failure);
    const allowed = await stores.allows(store.value, path, confirmAccount(terminal), { signal: terminal.interrupted });
    if (!allowed.ok) return refused(terminal, allowed.failure);
    const early = terminal.inputIsTerminal ? await obstacle(store.value, path, values.replace, { signal: terminal.interrupted }) : undefined;
    if (early !== undefined) throw new UsageError(early);
    if (!(await allConfirmedAt(terminal, store.value.provider, path, 'lasthop set'))) return 2;
    const value = await valueOf(terminal, path);
    return write(terminal, store.value, path, value, { replace: values.replace, ...(values.owner === undefined ? {} : { owner: values.owner }) });
  },
});

/** What is said before a person has looked for the value and pasted it. */
async function obstacle(store: Store, path: string, replace: boolean, call: StoreCall): Promise<string | undefined> {
  const may = await store.capabilities(path, call);
  if (!may.ok) return may.failure.message;
  if (may.value.write === 'no') {
    // A store that is not there says so best itself.
    const paths = await store.list('', call);
    return !paths.ok && paths.failure.kind === 'missing' ? paths.failure.message : `${store.title} takes nothing from you at ${path}: ask whoever manages it for access.`;
  }
  const taken = !replace && (await store.describe(path, call)).ok;
  return taken ? `${store.title} has a value at ${path} already. To replace it: lasthop set ${path} --replace` : undefined;
}

async function write(terminal: Terminal, store: Store, path: string, value: SecretText, options: { readonly replace: boolean; readonly owner?: string }): Promise<0 | 2> {
  const call = { signal: terminal.interrupted };
  const written = await store.write(path, value, options, call);
  if (!written.ok) return refused(terminal, written.failure);
  const back = await store.read(path, undefined, call);
  if (back.ok && !back.value.equals(value)) {
    return refused(terminal, { kind: 'invalid', message: `${path} was written, and reading it back gives another value: somebody else may have changed it. Look at it with \`lasthop describe ${path}\`.` });
  }
  const reference = store.reference(path);
  terminal.write(`${options.replace ? 'Set' : 'Created'} ${path} in ${store.title}${back.ok ? '' : '; it could not be read back by you'}.\n`);
  if (!back.ok && back.failure.kind !== 'no-access') terminal.say(`lasthop: ${visible(back.failure.message)}\n`);
  if (reference !== undefined) terminal.write(`Files refer to it as ${visible(reference)}\n`);
  // Who may put something there need not be able to read it, as a build machine without a key.
  return back.ok || back.failure.kind === 'no-access' || back.failure.kind === 'bad-credential' ? 0 : 2;
}

/** @throws UsageError when there is no value */
async function valueOf(terminal: Terminal, path: string): Promise<SecretText> {
  if (!terminal.inputIsTerminal) return piped(terminal.readInput());
  if (!terminal.canAsk) throw new UsageError(`There is nobody to ask for the value. Pipe it in: printf %s "$VALUE" | lasthop set ${path}`);
  const answer = await terminal.askHidden(`Value of ${path} (not shown): `);
  if (answer === undefined) throw new UsageError('No value was given. Nothing was written.');
  return checked(answer);
}

function piped(bytes: Buffer): SecretText {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError('The value is not text (UTF-8), so no environment variable could hold it. Encode it first, as with base64. Nothing was written.');
  }
  return checked(text.replace(/\r?\n$/, ''));
}

function checked(text: string): SecretText {
  if (text === '') throw new UsageError('The value is empty. Nothing was written.');
  if (text.includes('\u0000')) throw new UsageError('The value holds a zero byte, which no environment variable can hold. Nothing was written.');
  return new SecretText(text);
}
