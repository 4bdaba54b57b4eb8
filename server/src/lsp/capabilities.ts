/** What the client can do, reduced to the questions that we ask, and what the server offers it. */
import {
  CodeActionKind, TextDocumentSyncKind, type ClientCapabilities, type ServerCapabilities,
} from 'vscode-languageserver/node';
import type { DiagnosticSupport, EditSupport } from './convert';

export const fixAllKind = `${CodeActionKind.SourceFixAll}.lasthop`;
export const commands = { applyFix: 'lasthop.applyFix', checkWorkspace: 'lasthop.checkWorkspace', move: 'lasthop.move' } as const;

export interface Client {
  /** Pulls diagnostics; otherwise they are published. Never both. */
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly diagnostics: DiagnosticSupport;
  readonly edits: EditSupport;
  readonly applyEdit: boolean;
  /** Resolves a code action's edit; otherwise the edit comes with the action. */
  readonly resolveEdit: boolean;
  readonly configuration: boolean;
  readonly configurationEvents: boolean;
  readonly folderEvents: boolean;
  readonly watchFiles: boolean;
  readonly progress: boolean;
}

export function readClient({ textDocument, workspace, window }: ClientCapabilities): Client {
  const diagnostics = textDocument?.diagnostic ?? textDocument?.publishDiagnostics;
  const action = textDocument?.codeAction;
  return {
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    diagnostics: {
      relatedInformation: diagnostics?.relatedInformation === true,
      codeDescription: diagnostics?.codeDescriptionSupport === true,
      tags: diagnostics?.tagSupport !== undefined,
    },
    edits: {
      documentChanges: workspace?.workspaceEdit?.documentChanges === true,
      createFile: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    },
    applyEdit: workspace?.applyEdit === true,
    resolveEdit: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    configuration: workspace?.configuration === true,
    configurationEvents: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    folderEvents: workspace?.workspaceFolders === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    progress: window?.workDoneProgress === true,
  };
}

export function offer(client: Client): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(client.pull ? { diagnosticProvider: { identifier: 'lasthop', interFileDependencies: true, workspaceDiagnostics: true } } : {}),
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: client.resolveEdit },
    executeCommandProvider: { commands: Object.values(commands) },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
