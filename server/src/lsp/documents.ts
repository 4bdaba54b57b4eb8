/** The documents open in the editor, with the range that each change replaced: the engine re-reads only that. */
import type { DidChangeTextDocumentParams, DidOpenTextDocumentParams } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextChange } from '../core/text';

export interface Change {
  readonly document: TextDocument;
  /** Undefined where the whole text was replaced. */
  readonly change: TextChange | undefined;
}

export class Documents {
  private readonly open = new Map<string, TextDocument>();

  get(uri: string): TextDocument | undefined {
    return this.open.get(uri);
  }

  all(): IterableIterator<TextDocument> {
    return this.open.values();
  }

  opened({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): TextDocument {
    const document = TextDocument.create(uri, languageId, version, text);
    this.open.set(uri, document);
    return document;
  }

  /** Undefined for a document that was never opened. */
  changed({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): Change | undefined {
    const document = this.open.get(uri);
    if (!document) return undefined;
    let change: TextChange | undefined;
    let whole = false;
    for (const part of contentChanges) {
      if ('range' in part) {
        const from = document.offsetAt(part.range.start);
        const to = document.offsetAt(part.range.end);
        change = joined(change, Math.min(from, to), Math.max(from, to), part.text.length);
      } else {
        whole = true;
      }
      TextDocument.update(document, [part], version);
    }
    return { document, change: whole ? undefined : change };
  }

  closed(uri: string): void {
    this.open.delete(uri);
  }
}

/** One range for a change and a later one: `[start, end)` of the text after `first` became `length` code units. */
function joined(first: TextChange | undefined, start: number, end: number, length: number): TextChange {
  if (!first) return { start, oldEnd: end, newEnd: start + length };
  return {
    start: Math.min(first.start, start),
    oldEnd: first.oldEnd + Math.max(0, end - first.newEnd),
    newEnd: Math.max(first.newEnd, end) + length - (end - start),
  };
}
