/** workspace/didChangeConfiguration. */
import type { DidChangeConfigurationParams } from 'vscode-languageserver/node';
import type { Session } from '../session';

export async function didChangeConfiguration(session: Session, { settings }: DidChangeConfigurationParams): Promise<void> {
  session.settings.take(settings);
  await session.reloadSettings();
}
