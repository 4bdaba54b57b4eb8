/**
 * Reads of other keys inside a value. dotenv itself passes `$X` through, but dotenv-expand, Compose, python-dotenv,
 * Ruby's dotenv, direnv and bash expand it (Compose: `${X:-default}`, `${X-default}`, `${X:?error}`, `${X:+other}`).
 */
import type { EnvRead } from '../../facts';
import { span } from '../../text';

const braced = /\$\{([A-Za-z_]\w*)(?=\}|:?[-?+=])(:?[-+=])?/y;
/** Without braces only a whole word in capitals counts: passwords hold `$` too. */
const bare = /\$([A-Z_][A-Z0-9_]+)(?![a-z])/y;

/** The env reads between two offsets of `text`; spans count from `base`. */
export function interpolations(text: string, start: number, end: number, base: number): EnvRead[] {
  const reads: EnvRead[] = [];
  for (let at = text.indexOf('$', start); at >= 0 && at < end; at = text.indexOf('$', at + 1)) {
    const before = at > start ? text.charCodeAt(at - 1) : 0;
    if (before === 92) continue;
    if (text.charCodeAt(at + 1) === 36) {
      at++; // `$$` is an escaped `$`
      continue;
    }
    braced.lastIndex = at;
    let match = braced.exec(text);
    let nameStart = at + 2;
    if (!match && !isWordUnit(before)) {
      bare.lastIndex = at;
      match = bare.exec(text);
      nameStart = at + 1;
    }
    const name = match?.[1];
    if (!match || name === undefined || nameStart + name.length > end) continue;
    reads.push({
      kind: 'envRead',
      name,
      nameSpan: span(nameStart - base, nameStart + name.length - base),
      span: span(at - base, nameStart + name.length - base),
      optional: match[2] !== undefined,
    });
  }
  return reads;
}

function isWordUnit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95;
}
