/** What is said of an error that nobody foresaw. */

/**
 * An error's message may quote a file, and a file may hold a secret: only what names no content is said,
 * the system's code or the kind of the error and the place in our own program.
 */
export function failure(error: unknown): string {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code === 'string' && typeof syscall === 'string') return `The system refused to ${syscall} (${code}).`;
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  const place = error instanceof Error ? /\(?([^\s()/\\]+:\d+:\d+)\)?/.exec(error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '')?.[1] : undefined;
  return `This is a defect of lasthop (${kind}${place === undefined ? '' : ` at ${place}`}). Nothing was changed; please report it.`;
}
