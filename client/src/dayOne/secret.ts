/**
 * `${command:lasthop.secret}` and `${input:…}` of type `command`: one value for a task or a debug session, handed to VS Code,
 * which puts it where the configuration says. In `env` it reaches the program alone; in arguments every process could read it.
 */
import * as vscode from 'vscode';
import { methods, type SecretParams } from '../../../server/src/lsp/protocol';
import type { Host } from '../dayOneCommands';
import { ask, isAllowed, place } from './asking';

/** @throws Error in words for the user, so that what asked does not start with an empty value */
export async function secretFor(host: Host, argument: unknown): Promise<string | undefined> {
  if (!isAllowed()) throw new Error('In Restricted Mode Lasthop reads no secret.');
  const secret = named(argument) ?? await picked(host);
  const uri = place(host)?.toString();
  if (secret === undefined || uri === undefined) return undefined;
  const answer = await ask<SecretParams, string>(host, `Reading ${secret}`, methods.secret, { uri, secret });
  if (!answer) return undefined;
  if (!answer.ok) throw new Error(answer.message);
  return answer.value;
}

/** `"args": "STRIPE_SECRET_KEY"`, or `{ "key" | "path" | "reference": … }`. */
function named(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { reference, path, key } = argument as Readonly<Record<string, unknown>>;
  return [reference, path, key].find((text): text is string => typeof text === 'string');
}

function picked(host: Host): Thenable<string | undefined> {
  const missing = host.keys.current?.missing ?? [];
  return missing.length > 0
    ? vscode.window.showQuickPick([...missing], { placeHolder: 'Which key’s secret?' })
    : vscode.window.showInputBox({ prompt: 'A key, a path or a reference', placeHolder: 'dev/api/stripe/secret_key' });
}
