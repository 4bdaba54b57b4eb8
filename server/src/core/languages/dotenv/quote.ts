/**
 * How a value is written so that dotenv reads it back unchanged and as many other readers as possible agree: Node's
 * parseEnv, python-dotenv, godotenv, Compose, `docker run --env-file`, Ruby's dotenv, bash, systemd. What they make of:
 *
 *   bare word of plain characters        all alike
 *   'single quotes'                      all but docker run, which keeps the quotes; nothing is expanded
 *   "double quotes" without \ $ ` "      the same
 *   bare with spaces, quotes, $ or \     all but bash (and, for $ and \, Compose, Ruby or systemd)
 *   line breaks inside quotes            all but docker run, systemd and old Rubies
 *   \r in double quotes, `backticks`     dotenv, Node and few others: the last resort
 */
import { LineScanner } from './scan';

/** What stands behind `KEY=`; undefined where no spelling gives the value back. */
export function quoteValue(value: string): string | undefined {
  if (/^[\w./:@%+,=-]*$/.test(value)) return value;
  for (const written of candidates(value)) if (readsBack(written, value)) return written;
  return undefined;
}

/** Whether every common reader, but `docker run`, gives the value back as `quoteValue` spells it. */
export function isReadAlike(value: string): boolean {
  const closes = !value.endsWith('\\') && !value.includes('\r');
  return /^[\w./:@%+,=-]*$/.test(value) || closes && (!value.includes("'") && !value.includes('\\\\') || !/["\\$`]/.test(value));
}

function* candidates(value: string): Iterable<string> {
  const has = (text: string): boolean => value.includes(text);
  const closes = !value.endsWith('\\') && !has('\r');
  const single = closes && !has("'");
  if (single && !has('\\\\')) yield `'${value}'`;
  if (closes && !/["\\$`]/.test(value)) yield `"${value}"`;
  if (!/^["'`]|[\r\n]/.test(value)) yield value;
  if (single) yield `'${value}'`;
  if (!value.endsWith('\\') && !has('"')) {
    yield `"${value}"`;
    yield `"${value.replace(/\r/g, '\\r').replace(/\n/g, '\\n')}"`;
  }
  if (closes && !has('`')) yield `\`${value}\``;
}

function readsBack(written: string, value: string): boolean {
  const text = `K=${written}\n`;
  const scanner = new LineScanner(text);
  return scanner.read(0) === 'entry' && scanner.next === text.length && scanner.value() === value;
}
