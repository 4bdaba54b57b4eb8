/** What may be said of an error: its kind and where in our own code it arose. Messages of errors can quote documents. */
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';

/** The error's kind, its system code and our own stack frames; nothing of its message. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  const code = (error as NodeJS.ErrnoException).code;
  const kind = /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : 'Error';
  const frames = (error.stack ?? '')
    .slice((error.stack ?? '').indexOf(error.message) + error.message.length)
    .split('\n')
    .map((line) => /^\s+at (?:(?:async )?([\w$.<>]+(?: \[as [\w$]+\])?) \()?(?:file:\/\/)?([^()]*?):(\d+):(\d+)\)?$/.exec(line))
    .filter((match): match is RegExpExecArray => match !== null && !(match[2] ?? '').startsWith('node:') && !/[\\/]node_modules[\\/]/.test(match[2] ?? ''))
    .slice(0, 12)
    .map(([, name, file, line, column]) => `    at ${name ?? '(anonymous)'} (${(file ?? '').split(/[\\/]/).pop()}:${line}:${column})`);
  return [typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? `${kind} (${code})` : kind, ...frames].join('\n');
}

/** An answer that refuses a request in words meant for the user; they hold names and paths only. */
export function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** Nobody waits for the answer any more. */
export function withdrawn(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}

/** The document changed since the request's data was made. */
export function outdated(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since; ask again.');
}

/** Wraps a handler so that whatever it throws, no text of a document leaves with the error. */
export function guarded<A extends unknown[], R>(log: (text: string) => void, handler: (...args: A) => R | Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log(describeError(error));
      throw new ResponseError(ErrorCodes.InternalError, 'Lasthop could not answer; its output says where.');
    }
  };
}
