/** `lasthop trust`: shows what a repository would run, and remembers that it was approved. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Settings } from '../../core/settings';
import { realPath } from '../../host/workspaceRoot';
import { approvals, approve, familiesAt, findFamily, functionFiles, functionRequest, isApproved, revoke, trustRequest, trustText, userFolders, visible, type TrustRequest } from '../../stores';
import { UsageError } from '../arguments';
import { defineCommand, type Terminal } from '../command';
import { isYes } from '../confirm';
import { workspaceOf } from '../storeAccess';

export const trustCommand = defineCommand({
  usage: 'trust [FILE…]',
  summary: 'show what this repository would run for its secrets, and approve it',
  options: {
    accept: { kind: 'list', placeholder: 'HASH', help: 'approve without asking, if this is what it would be (for CI; may be repeated)' },
    list: { kind: 'flag', help: 'list what was approved on this machine' },
    revoke: { kind: 'flag', help: 'take back every approval for this folder' },
  },
  examples: [
    ['lasthop trust', 'shows everything, then asks'],
    ['lasthop trust shared/.env', 'also what this env file, which stands beside no contract, would run'],
    ['lasthop trust --revoke', 'nothing that came with this folder runs from now on'],
  ],
  run: ({ values, operands }, terminal) => {
    if ([values.accept.length > 0, values.list, values.revoke].filter(Boolean).length > 1) throw new UsageError('Only one of --accept, --list and --revoke can be given.');
    if (operands.length > 0 && (values.list || values.revoke)) throw new UsageError('--list and --revoke are about the folder that `lasthop trust` is started in: leave the files out.');
    if (values.list) return list(terminal);
    return values.revoke ? takeBack(terminal) : decide(terminal, values.accept, operands);
  },
});

function list(terminal: Terminal): 0 {
  const all = approvals(userFolders(terminal.environment));
  terminal.write(all.map(({ root, hash, approved }) => `${approved.slice(0, 10)}  ${hash.slice(0, 12)}  ${visible(root)}\n`).join(''));
  if (all.length === 0) terminal.say('Nothing was approved on this machine.\n');
  return 0;
}

function takeBack(terminal: Terminal): 0 {
  const { root } = workspaceOf(terminal);
  const count = revoke(root, terminal.environment);
  terminal.write(count === 0 ? `Nothing was approved for ${visible(root)}.\n` : `Taken back: nothing that came with ${visible(root)} runs from now on.\n`);
  return 0;
}

async function decide(terminal: Terminal, accepted: readonly string[], named: readonly string[]): Promise<0 | 2> {
  const { root, settings } = workspaceOf(terminal);
  const folders = userFolders(terminal.environment);
  const requests = requestsOf(root, terminal.directory, settings, named);
  if (requests.length === 0) {
    terminal.write('This repository brings no programs and places: there is nothing to approve.\n');
    return 0;
  }
  const strange = accepted.find((hash) => !requests.some((request) => request.hash === hash));
  terminal.write(requests.map((request) => `${trustText(request)}${isApproved(request, folders) ? 'This was approved already.\n' : ''}`).join('\n'));
  const pending = requests.filter((request) => !isApproved(request, folders));
  if (strange !== undefined) throw new UsageError('--accept names another content than this. Look at what changed; nothing was approved.');
  if (pending.length === 0) return 0;
  if (accepted.length === 0) {
    if (!terminal.canAsk) throw new UsageError(`There is nobody to ask. If you have read the above: lasthop trust${pending.map(({ hash }) => ` --accept ${hash}`).join('')}`);
    if (!isYes(await terminal.ask(`Approve exactly ${pending.length === 1 ? 'this' : `these ${pending.length}`}? [y/N] `))) throw new UsageError('Nothing was approved.');
  }
  const approved = accepted.length === 0 ? pending : pending.filter(({ hash }) => accepted.includes(hash));
  // While the question stood there, the files may have changed: then what was approved is not what would run, and asks again.
  for (const request of approved) approve(request, terminal.environment);
  const left = pending.length - approved.length;
  terminal.write(`Approved. It asks again as soon as one letter of it changes.${left === 0 ? '' : ` ${left} more ${left === 1 ? 'waits' : 'wait'}.`}\n`);
  return 0;
}

/** What the settings ask for, then what the functions of each contract and env file would run. */
function requestsOf(root: string, directory: string, settings: Settings, named: readonly string[]): readonly TrustRequest[] {
  const asked = trustRequest(root, settings);
  const families = [...familiesAt(root, root), findFamily(root, directory)];
  // As a message names them: relative to the root, or as a person types them.
  const further = named.map((name) => {
    const file = [resolve(directory, name), resolve(root, name)].find((each) => existsSync(each));
    if (file === undefined) throw new UsageError(`${visible(name)} does not exist.`);
    return realPath(file);
  });
  return [...asked ? [asked] : [], ...[...new Set([...functionFiles(families), ...further])].flatMap((file) => functionRequest(root, file) ?? [])];
}
