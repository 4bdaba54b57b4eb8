/** Asks a person whether secrets may come from an account that is new to this machine. */
import { describedAccount, type UnknownAccount } from '../stores';
import type { Terminal } from './command';

export function confirmAccount(terminal: Terminal): ((account: UnknownAccount) => Promise<boolean>) | undefined {
  if (!terminal.canAsk) return undefined;
  return async ({ store, environment, properties }) =>
    isYes(await terminal.ask(`${store} speaks to ${describedAccount(properties)}. Read and write the secrets of ${environment} there? [y/N] `));
}

/** No answer is a no. */
export function isYes(answer: string | undefined): boolean {
  return /^y(?:es)?$/i.test(answer?.trim() ?? '');
}
