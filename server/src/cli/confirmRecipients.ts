/** Shows the recipients that nobody has confirmed on this machine, and asks. */
import { visible, type UnconfirmedRecipient } from '../stores';
import type { Terminal } from './command';
import { isYes } from './confirm';

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
