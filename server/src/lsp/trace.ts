/** The trace of the wire: method, size and time. Never parameters or results: they carry whole documents. */
import type { DataCallback, Disposable, Message, MessageReader, MessageWriter } from 'vscode-languageserver/node';

/** Called once per message while the trace is on. */
export type Trace = (line: string) => void;

export class Tracer {
  /** Undefined: off, and then a message costs nothing. */
  trace: Trace | undefined;
  /** By who asked and the id: both sides number their requests from 0. */
  private readonly began = new Map<string, { readonly method: string; readonly at: number }>();

  reader(inner: MessageReader): MessageReader {
    return {
      onError: (listener, self, disposables) => inner.onError((error) => listener.call(self, withoutText(error)), undefined, disposables),
      onClose: inner.onClose,
      onPartialMessage: inner.onPartialMessage,
      listen: (callback: DataCallback): Disposable => inner.listen((message) => {
        // The library would print it whole.
        if (!isUnderstood(message)) return;
        if (this.trace) this.note('<-', message);
        callback(message);
      }),
      dispose: () => inner.dispose(),
    };
  }

  writer(inner: MessageWriter): MessageWriter {
    return {
      onError: inner.onError,
      onClose: inner.onClose,
      write: (message) => {
        if (this.trace) this.note('->', message);
        return inner.write(message);
      },
      end: () => inner.end(),
      dispose: () => inner.dispose(),
    };
  }

  private note(direction: '<-' | '->', message: Message): void {
    const { method, id } = message as { method?: string; id?: string | number | null };
    // The trace's own lines are messages too.
    if (method === 'window/logMessage' || method === '$/logTrace') return;
    const size = `${Buffer.byteLength(JSON.stringify(message))} bytes`;
    if (method !== undefined) {
      if (id !== undefined && id !== null) this.began.set(`${direction}${id}`, { method, at: performance.now() });
      return this.trace?.(`${direction} ${method} ${size}`);
    }
    const key = `${direction === '<-' ? '->' : '<-'}${id}`;
    const request = this.began.get(key);
    this.began.delete(key);
    const time = request ? ` ${(performance.now() - request.at).toFixed(1)} ms` : '';
    this.trace?.(`${direction} ${request?.method ?? 'unknown'} answer ${size}${time}`);
  }
}

/** A request, a notification, or an answer to a request of ours. */
function isUnderstood(message: unknown): boolean {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return false;
  const { method, id, result, error } = message as Readonly<Record<string, unknown>>;
  if (method !== undefined) return typeof method === 'string';
  return (typeof id === 'string' || typeof id === 'number') && (result !== undefined || error !== undefined);
}

/** A message that cannot be parsed is quoted by the parser's error. */
function withoutText(error: Error): Error {
  return new Error(error instanceof SyntaxError ? 'a message was not JSON' : 'a message could not be read');
}
