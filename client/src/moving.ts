/** Before a literal moves into the store: which store, which path, and what follows; the path may be edited. */
import * as vscode from 'vscode';
import type { LanguageClient, Middleware } from 'vscode-languageclient/node';
import { methods, type MoveOffer } from '../../server/src/lsp/protocol';

/** As the server calls it; its arguments are the fix's name and, once chosen, the path. */
const moveCommand = 'lasthop.move';

/** Asks for the path where the server would otherwise ask whether its own proposal is right. */
export function askingForPath(client: () => LanguageClient): NonNullable<Middleware['executeCommand']> {
  return async (command, given, next) => {
    if (command !== moveCommand || given.length !== 1) return next(command, given) as unknown;
    const offer = await client().sendRequest<MoveOffer>(methods.movePlan, given[0]);
    const path = await askForPath(offer);
    return path === undefined ? undefined : next(command, [given[0], path]) as unknown;
  };
}

async function askForPath({ key, path, store, places, files, warnings, problem }: MoveOffer): Promise<string | undefined> {
  const edited = `${places === 1 ? 'One place' : `${places} places`} with this value; edited: ${files.join(', ')}.`;
  return vscode.window.showInputBox({
    title: `Move ${key} to ${store}`,
    value: path,
    valueSelection: [path.lastIndexOf('/') + 1, path.length],
    prompt: [problem, edited, ...warnings].filter((line) => line !== undefined).join(' '),
    ignoreFocusOut: true,
    validateInput: (text) => (/^[\w][\w.-]*(?:\/[\w][\w.-]*){3}$/.test(text) ? undefined : 'A path is environment/service/provider/purpose, such as dev/api/stripe/secret_key.'),
  });
}
