/** What a fetch did, in a notification: names, never values; and what a person would do next, as its buttons. */
import * as vscode from 'vscode';
import type { Fetched } from '../../../server/src/lsp/protocol';
import type { Host } from '../dayOneCommands';
import { counted, listed } from './asking';
import { showPage } from './pages';
import { startOf, startWithSecrets } from './starting';
import { newTerminal } from './terminals';
import { wrapStart } from './wrapping';

/** @param again fetches once more, with the placeholders of these keys given up */
export async function summarize(host: Host, fetched: Fetched, again: (replace: readonly string[]) => Promise<void>): Promise<void> {
  const { missing } = fetched;
  // What cannot be started yet is not started plainly either.
  const plain = missing.length > 0 ? undefined : fetched.start;
  const placeholders = fetched.kept.filter(({ holds }) => holds === 'placeholder').map(({ name }) => name);
  const start = startOf(vscode.Uri.joinPath(vscode.Uri.parse(fetched.uri), '..'));
  const actions = new Map<string, () => Promise<unknown> | Thenable<unknown>>();
  if (missing.length > 0) actions.set('Show Details', () => describe(fetched));
  else actions.set(start ? `Run ${start.shown}` : 'Open Terminal with Secrets', () => (start ? startWithSecrets(host, start) : newTerminal(host)));
  if (placeholders.length > 0) actions.set(placeholders.length === 1 ? 'Replace Placeholder' : 'Replace Placeholders', () => again(placeholders));
  if (plain?.wraps) actions.set('Wrap Start Scripts', () => wrapStart(host, vscode.Uri.parse(fetched.uri)));
  if (actions.size < 3) actions.set('Show File', () => vscode.window.showTextDocument(vscode.Uri.parse(fetched.uri)));
  const show = missing.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const chosen = await show(sentences(fetched, plain).join(' '), ...actions.keys());
  await actions.get(chosen ?? '')?.();
}

function sentences({ file, added, updated, unchanged, kept, missing, environment, service }: Fetched, start: Fetched['start']): string[] {
  const written = [...added, ...updated];
  const holding = (holds: Fetched['kept'][number]['holds']): string[] => kept.filter((key) => key.holds === holds).map(({ name }) => name);
  const [own, placeholders] = [holding('value'), holding('placeholder')];
  const [first] = missing;
  return [
    written.length > 0 ? `${counted(written.length, 'key')} written to ${file}: ${listed(written)}.`
      : unchanged.length > 0 ? `${file} is up to date: ${counted(unchanged.length, 'key')} of ${service ?? 'this folder'} (${environment}).` : `Nothing to write into ${file}.`,
    ...(missing.length === 0 ? [] : missing.length === 1 && first ? [`Still missing: ${first.name}. ${first.why}`] : [`${counted(missing.length, 'key')} still missing: ${listed(missing.map(({ name }) => name))}.`]),
    ...(own.length === 0 ? [] : [`Set by hand and left alone: ${listed(own)}.`]),
    ...(placeholders.length === 0 ? [] : [`${listed(placeholders)} still ${placeholders.length === 1 ? 'holds a placeholder' : 'hold placeholders'}, left alone.`]),
    ...(start ? [start.warning] : []), ...(start?.remedy !== undefined && !start.wraps ? [start.remedy] : []),
  ];
}

async function describe({ missing, kept, file, service, environment }: Fetched): Promise<void> {
  const lines = [
    `# Keys still missing: ${service ?? file} (${environment})`, '', ...missing.map(({ name, why }) => `- \`${name}\`: ${why}`), '',
    ...(kept.length === 0 ? [] : ['Left as they are:', '', ...kept.map(({ name, why }) => `- \`${name}\` ${why}`), '']),
  ];
  await showPage('Keys still missing', lines.join('\n'));
}
