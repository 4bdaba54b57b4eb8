import type { Intent } from '../intent';
import { shift, type Span, type TextEdit } from '../text';
import { keyFor, pathFor } from './contractKey';
import type { FileEdit, RenderContext, Rendered, Subject } from './index';
import { keptValue, localFile, valueKept, type Kept } from './localFile';

/**
 * Literal → the language's idiomatic read; the key goes into the contract, if there is one, and the value into the
 * git-ignored local env file (its reference, where the value itself went to a store), so that the app still runs and nothing is lost. Without a contract none is made: that is
 * `lasthop init`, which looks at all keys the code reads.
 */
export function readFromEnvironment(
  intent: Extract<Intent, { kind: 'read-from-environment' }>, subject: Subject, context: RenderContext, moved?: Kept,
): Rendered {
  const { finding, text, base, read } = subject;
  const { literal } = intent;
  const kept = moved ?? valueKept(literal, intent.path);
  // The move has chosen its key.
  const chosen = moved ? intent.key : keyFor(intent, subject, context, { path: pathFor(intent, subject, context) });
  const site = { ...literal.site, content: shift(literal.site.content, base), whole: shift(literal.site.whole, base) };
  const store = localFile(finding.path, context);
  const held = store && keptValue(store, finding.path, chosen, kept, context);
  if (!held) return undefined;
  const { key } = held;
  const made = read(key, site);
  if (!made) return undefined;
  const own: TextEdit[] = [{ span: site.whole, newText: apart(text, site.whole, made.expression) }, ...made.also];
  const edits: FileEdit[] = [...held.edits, { path: finding.path, create: false, holdsValue: false, edits: own }];
  return { title: `Read ${key} from the environment`, safety: 'review', edits };
}

/** With a blank where the words beside it would run into it: a string needs none after `return`. */
function apart(text: string, { start, end }: Span, expression: string): string {
  const before = /^[\w$]/.test(expression) && /[\w$]/.test(text.charAt(start - 1)) ? ' ' : '';
  const after = /[\w$]$/.test(expression) && /[\w$]/.test(text.charAt(end)) ? ' ' : '';
  return before + expression + after;
}
