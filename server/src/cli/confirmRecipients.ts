/** Shows the recipients that nobody has confirmed on this machine, and asks. */
import { localStoreFolder, openLocalStore, recordStoreAct, userFolders, visible, type LocalStore, type UnconfirmedRecipient } from '../stores';
import type { Terminal } from './command';
import { isYes } from './confirm';
import { refused, workspaceOf } from './storeAccess';

export function recipientRows(recipients: readonly UnconfirmedRecipient[]): string {
  return recipients.map(({ prefix, name, key, otherKey }) =>
    `  ${prefix.padEnd(12)} ${name.padEnd(12)} ${key.text}\n${otherKey ? `  ${' '.repeat(12)} ${visible(name)} had another key here until now. Ask ${visible(name)} in person why.\n` : ''}`).join('');
}

/** Whether a person said yes. */
export async function confirmedByPerson(terminal: Terminal, recipients: readonly UnconfirmedRecipient[]): Promise<boolean> {
  const one = recipients.length === 1;
  terminal.say(`${one ? 'This key is' : 'These keys are'} new to this machine. What you write below the prefix can be read with ${one ? 'it' : 'them'}:\n\n${recipientRows(recipients)}\n`);
  terminal.say('A pull request can add a line here. Compare each with what its owner sees (lasthop store request).\n');
  return isYes(await terminal.ask(`Encrypt to ${one ? 'it' : 'all of them'} from now on? [y/N] `));
}

/** Asks where somebody can answer, and remembers a yes; elsewhere the act itself refuses and says the command. */
export async function allConfirmed(terminal: Terminal, store: LocalStore, root: string, path: string, command: string): Promise<boolean> {
  const unknown = terminal.canAsk ? await store.unconfirmedRecipients(path) : undefined;
  if (!unknown?.ok || unknown.value.length === 0) return true;
  if (!(await confirmedByPerson(terminal, unknown.value))) {
    terminal.say('lasthop: Nothing was changed.\n');
    return false;
  }
  const confirmed = store.confirmRecipients(unknown.value);
  for (const { prefix } of unknown.value) recordStoreAct('approve', prefix, confirmed, { root, command, environment: terminal.environment, store });
  if (!confirmed.ok) refused(terminal, confirmed.failure);
  return confirmed.ok;
}

/** The same for whoever writes into a store that may be another. */
export async function allConfirmedAt(terminal: Terminal, provider: string, path: string, command: string): Promise<boolean> {
  if (provider !== 'lasthop' || !terminal.canAsk) return true;
  const { root, settings } = workspaceOf(terminal);
  const folder = localStoreFolder(root, settings.stores.lasthop ?? {});
  return !folder.ok || allConfirmed(terminal, openLocalStore(folder.value, userFolders(terminal.environment), terminal.environment), root, path, command);
}
