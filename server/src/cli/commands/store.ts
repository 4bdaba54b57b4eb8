/** `lasthop store`: who may read which secrets of the local store. */
import {
  addRecipient, examine, localStoreFolder, makeStore, namesOf, openLocalStore, ownFile, ownKey, parsePublicKey, readRules, recordStoreAct, rekey,
  removeRecipient, rulesFor, userFolders, usualName, visible, type Following, type LocalStore, type Outcome, type Rekeyed,
} from '../../stores';
import { relativePath } from '../../host/workspaceRoot';
import { UsageError } from '../arguments';
import { defineCommand, progressLine, type Terminal } from '../command';
import { allConfirmed, confirmedByPerson, recipientRows } from '../confirmRecipients';
import { refused, workspaceOf } from '../storeAccess';

/** What it cannot do belongs where it is offered. */
const limits = `What a local store cannot do:
  - It keeps no record of who read a secret; git shows who changed one.
  - Who could read a secret once may have kept it: when somebody leaves, remove them and rotate what they could read.
  - It does not prove who wrote a value: whoever can push can replace a file. Review changes below its folder as you review code.
`;

interface Call {
  readonly terminal: Terminal;
  readonly store: LocalStore;
  readonly root: string;
  readonly operands: readonly string[];
  readonly values: {
    readonly name: string | undefined;
    readonly prefix: readonly string[];
    readonly only: boolean;
    readonly ssh: boolean;
    readonly keychain: boolean;
  };
}

const verbs: Readonly<Record<string, (call: Call) => Promise<0 | 1 | 2>>> = {
  init, request, confirm, 'add-recipient': add, 'remove-recipient': remove, rekey: bringUpToDate, doctor,
};

export const storeCommand = defineCommand({
  usage: 'store ACT [OPERAND…]',
  summary: 'who may read the local store: init, request, confirm, add-recipient, remove-recipient, rekey, doctor',
  options: {
    name: { kind: 'text', placeholder: 'NAME', help: 'whose key it is (default: your name in git)' },
    prefix: { kind: 'list', placeholder: 'PREFIX', help: 'init: paths that you may read, such as staging/ (default dev/; may be repeated)' },
    only: { kind: 'flag', help: 'add-recipient: a new prefix begins with this recipient alone' },
    ssh: { kind: 'flag', help: 'init, request: use ~/.ssh/id_ed25519 instead of a key of its own' },
    keychain: { kind: 'flag', help: 'init, request: keep a new key in the keychain of this system' },
  },
  details: [
    'Each secret is one age file below .lasthop/store, encrypted to those whom its file `recipients` names; of the prefixes that fit a path, the longest decides alone. Your own key stays in your configuration folder. LASTHOP_IDENTITY_FILE names another key file, for CI.',
  ],
  examples: [
    ['lasthop store init', 'make the store, with yourself as the reader of dev/'],
    ['lasthop store request', 'print your public key and the command that lets you in'],
    ['lasthop store confirm', 'look at recipients that are new to this machine'],
    ['lasthop store add-recipient dev/ age1… --name bob', 'let bob read dev/, and encrypt to him what is there'],
    ['lasthop store remove-recipient dev/ bob', 'and see what must be rotated'],
    ['lasthop store rekey', 'encrypt to those whom the recipients name, after a merge'],
    ['lasthop store doctor', 'look for what is damaged, swapped or left over'],
  ],
  run: ({ values, operands: [verb, ...operands] }, terminal) => {
    const act = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!act) throw new UsageError('Write `lasthop store` and one of init, request, confirm, add-recipient, remove-recipient, rekey, doctor. `lasthop store --help` has examples.');
    const { root, settings } = workspaceOf(terminal);
    const folder = localStoreFolder(root, settings.stores.lasthop ?? {});
    if (!folder.ok) return Promise.resolve(refused(terminal, folder.failure));
    return act({ terminal, store: openLocalStore(folder.value, userFolders(terminal.environment), terminal.environment), root, operands, values });
  },
});

async function init({ terminal, store, values, operands }: Call): Promise<0 | 2> {
  if (operands.length > 0) throw new UsageError('`lasthop store init` takes no operand. Prefixes are named with --prefix, as in `lasthop store init --prefix staging/`.');
  const shown = relativePath(terminal.directory, store.folder);
  const before = readRules(store.folder);
  const key = await ownKey(store, terminal.environment, values);
  if (!key.ok) return refused(terminal, key.failure);
  sayKey(terminal, store, key.value.made, key.value.key.kind === 'ssh-ed25519');
  if (before.ok) {
    terminal.write(`There is a local store in ${shown} already.\n`);
    const mine = before.value.filter((rule) => rule.key.text === key.value.key.text);
    terminal.write(mine.length > 0 ? `You may read ${mine.map(({ prefix }) => prefix).join(', ')}.\n` : 'You may not read anything in it yet. Ask for access: lasthop store request\n');
    return 0;
  }
  if (before.failure.kind !== 'missing') return refused(terminal, before.failure);
  const name = values.name ?? usualName(terminal.environment);
  const prefixes = values.prefix.length > 0 ? values.prefix : ['dev/'];
  const made = await makeStore(store, key.value.key, name, prefixes);
  if (!made.ok) return refused(terminal, made.failure);
  terminal.write(`Made a local store in ${shown}: ${name} may read ${prefixes.join(', ')}. Check it in; there is no secret in it that is not encrypted.\n\n`);
  terminal.write(`Put a secret in:        lasthop set dev/SERVICE/PROVIDER/PURPOSE\nLet somebody else in:   they run lasthop store request, you run what it prints\n${prefixes.some((prefix) => prefix.startsWith('prod')) ? '' : 'Production has no reader until you name one: lasthop store add-recipient prod/ KEY --name NAME\n'}\n${limits}`);
  return 0;
}

async function request({ terminal, store, values, operands }: Call): Promise<0 | 2> {
  if (operands.length > 1) throw new UsageError('Name one prefix at most, as in `lasthop store request dev/`.');
  const rules = readRules(store.folder);
  if (!rules.ok) return refused(terminal, rules.failure);
  const key = await ownKey(store, terminal.environment, values);
  if (!key.ok) return refused(terminal, key.failure);
  sayKey(terminal, store, key.value.made, key.value.key.kind === 'ssh-ed25519');
  const prefix = operands[0] ?? (rules.value.some((rule) => rule.prefix.startsWith('dev/')) ? 'dev/' : rules.value[0]?.prefix ?? 'dev/');
  const readers = rulesFor(rules.value, prefix);
  const { text } = key.value.key;
  if (readers.some((rule) => rule.key.text === text)) {
    terminal.write(`You may read ${prefix} already, with the key\n  ${text}\n`);
    return 0;
  }
  const quoted = text.includes(' ') ? `'${text}'` : text;
  const who = readers.length === 0 ? 'somebody who answers for it' : namesOf(readers);
  terminal.write(`Your public key, which is no secret:\n  ${text}\n\nSend this to ${who}; it is to be run in the repository, committed and pushed:\n  lasthop store add-recipient ${prefix} ${quoted} --name ${values.name ?? usualName(terminal.environment)}\n`);
  return 0;
}

async function confirm({ terminal, store, operands, root }: Call): Promise<0 | 2> {
  const unknown = await store.unconfirmedRecipients('');
  if (!unknown.ok) return refused(terminal, unknown.failure);
  let chosen = unknown.value;
  if (operands.length > 0) {
    const keys = keysOf(operands);
    chosen = unknown.value.filter(({ key }) => keys.includes(key.text));
    const rules = readRules(store.folder);
    const stranger = keys.find((key) => rules.ok && !rules.value.some((rule) => rule.key.text === key));
    if (stranger !== undefined) throw new UsageError(`${stranger} is no recipient of this store. Nothing was confirmed.`);
  } else if (unknown.value.length > 0) {
    if (!terminal.canAsk) {
      terminal.say(recipientRows(unknown.value));
      throw new UsageError('There is nobody to ask. Name the keys that you have compared with their owners’: lasthop store confirm KEY…');
    }
    if (!(await confirmedByPerson(terminal, unknown.value))) throw new UsageError('Nothing was confirmed.');
  }
  if (chosen.length === 0) {
    terminal.write('Every recipient of this store is confirmed on this machine.\n');
    return 0;
  }
  const confirmed = store.confirmRecipients(chosen);
  for (const rule of chosen) recordStoreAct('approve', rule.prefix, confirmed, { root, command: 'lasthop store confirm', environment: terminal.environment, store });
  if (!confirmed.ok) return refused(terminal, confirmed.failure);
  terminal.write(`Confirmed ${namesOf(chosen)}.\n`);
  return 0;
}

async function add(call: Call): Promise<0 | 2> {
  const { terminal, store, root, operands: [prefix, ...words], values } = call;
  if (prefix === undefined || words.length === 0) throw new UsageError('Name a prefix and a public key, as in `lasthop store add-recipient dev/ age1… --name bob`.');
  const name = values.name ?? (words.length > 2 ? words[2] : undefined);
  if (name === undefined) throw new UsageError('Say whose key it is with --name, as in `lasthop store add-recipient dev/ age1… --name bob`.');
  if (!(await allConfirmed(terminal, store, root, prefix, 'lasthop store add-recipient'))) return 2;
  const added = await addRecipient(store, { prefix, name, key: words.join(' '), only: values.only }, following(call, 'lasthop store add-recipient'));
  record(call, 'lasthop store add-recipient', prefix, added);
  if (!added.ok) return refused(terminal, added.failure);
  const { rule, kept, rekeyed } = added.value;
  terminal.write(`${rule.name} may read ${rule.prefix}${kept.length === 0 ? '' : `, and so may, as before, ${namesOf(kept)}`}.\n`);
  return report(terminal, rekeyed);
}

async function remove(call: Call): Promise<0 | 2> {
  const { terminal, store, root, operands: [prefix, ...words] } = call;
  if (prefix === undefined || words.length === 0) throw new UsageError('Name a prefix and whom to remove, as in `lasthop store remove-recipient dev/ bob`.');
  if (!(await allConfirmed(terminal, store, root, prefix, 'lasthop store remove-recipient'))) return 2;
  const removed = await removeRecipient(store, prefix, words.join(' '), following(call, 'lasthop store remove-recipient'));
  record(call, 'lasthop store remove-recipient', prefix, removed);
  if (!removed.ok) return refused(terminal, removed.failure);
  for (const { name, prefix: from } of removed.value.removed) terminal.write(`${name} may no longer read ${from}.\n`);
  return report(terminal, removed.value.rekeyed);
}

async function bringUpToDate(call: Call): Promise<0 | 2> {
  const { terminal, store, root, operands: [prefix = '', ...more] } = call;
  if (more.length > 0) throw new UsageError('Name one prefix at most, as in `lasthop store rekey dev/`.');
  if (!(await allConfirmed(terminal, store, root, prefix, 'lasthop store rekey'))) return 2;
  const done = await rekey(store, prefix, following(call, 'lasthop store rekey'));
  return done.ok ? report(terminal, done.value) : refused(terminal, done.failure);
}

async function doctor({ terminal, store, operands }: Call): Promise<0 | 1 | 2> {
  if (operands.length > 0) throw new UsageError('`lasthop store doctor` takes no operand.');
  const progress = progressLine(terminal, 'Looked at', 'secrets');
  const found = await examine(store, progress.update);
  progress.clear();
  if (!found.ok) return refused(terminal, found.failure);
  const { problems, notes, secrets } = found.value;
  for (const problem of problems) terminal.write(`✗ ${visible(problem)}\n`);
  for (const note of notes) terminal.write(`· ${visible(note)}\n`);
  if (problems.length === 0) terminal.write(`The local store is in order: ${secrets} secret${secrets === 1 ? '' : 's'}.\n`);
  return problems.length === 0 ? 0 : 1;
}

function sayKey(terminal: Terminal, store: LocalStore, made: boolean, ssh: boolean): void {
  if (made) terminal.write(`Made your identity: ${ownFile(store.folders)}. Keep a copy where only you can read it; without it, what is encrypted to it stays closed.\n`);
  else if (!ssh) terminal.write(`Your identity is ${store.identities.file}.\n`);
}

function following({ terminal, root, store }: Call, command: string): Following {
  const progress = progressLine(terminal, 'Encrypted', 'secrets');
  return {
    signal: terminal.interrupted,
    progress: (done, all) => (done === all - 1 ? progress.clear() : progress.update(done, all)),
    onPath: (path, outcome) => recordStoreAct('rekey', path, outcome, { root, command, environment: terminal.environment, store }),
  };
}

function record({ root, terminal, store }: Call, command: string, prefix: string, outcome: Outcome<unknown>): void {
  recordStoreAct('recipients', prefix, outcome, { root, command, environment: terminal.environment, store });
}

function report(terminal: Terminal, { changed, unchanged, known, failures }: Rekeyed): 0 | 2 {
  const all = changed.length + unchanged + failures.length;
  terminal.write(changed.length === 0 && failures.length === 0
    ? `${all === 0 ? 'There is no secret there yet' : all === 1 ? 'The secret there is encrypted to exactly its recipients' : `All ${all} secrets there are encrypted to exactly their recipients`}.\n`
    : `Encrypted anew: ${changed.length} of ${all} secret${all === 1 ? '' : 's'}. Commit and push ${changed.length === 1 ? 'it' : 'them'}.\n`);
  if (known.length > 0) {
    terminal.write('\nThese could be read by somebody who no longer may, and what was read once stays known. Rotate them where they were issued, then lasthop set PATH --replace:\n');
    for (const { path, names } of known) terminal.write(`  ${path}  (${names.join(', ')})\n`);
  }
  for (const { failure } of failures) terminal.say(`lasthop: ${failure.message}\n`);
  if (failures.length > 0) terminal.say(`lasthop: ${failures.length} secret${failures.length === 1 ? ' is' : 's are'} not encrypted to the recipients yet.\n`);
  return failures.length === 0 ? 0 : 2;
}

/** Public keys among operands: an SSH key is two words, or one in quotes. @throws UsageError */
function keysOf(words: readonly string[]): readonly string[] {
  const keys: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const text = words[at] === 'ssh-ed25519' ? `${words[at]} ${words[++at] ?? ''}` : words[at] as string;
    const key = parsePublicKey(text);
    if (typeof key === 'string') throw new UsageError(key);
    keys.push(key.text);
  }
  return keys;
}

