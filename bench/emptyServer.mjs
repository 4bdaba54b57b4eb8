/** The floor of a round trip: a language server on the same library and transport that finds nothing. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TextDocuments, TextDocumentSyncKind, createConnection } from 'vscode-languageserver/node';

const connection = createConnection();
const documents = new TextDocuments(TextDocument);
connection.onInitialize(({ capabilities }) => {
  const pull = capabilities.textDocument?.diagnostic !== undefined;
  if (!pull) documents.onDidChangeContent(({ document }) => {
    void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: [] });
  });
  return {
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      ...(pull ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } } : {}),
    },
  };
});
connection.languages.diagnostics.on(() => ({ kind: 'full', items: [] }));
documents.listen(connection);
connection.listen();
