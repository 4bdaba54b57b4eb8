/** Actions of template engines: Go's and Jinja's `{{ … }}`, Jinja's `{% … %}` and `{# … #}`. */

import { lineEnd } from '../../text';

const LF = 10, CR = 13, SPACE = 32, TAB = 9, HASH = 35, PERCENT = 37, COLON = 58, OPEN_BRACE = 123, CLOSE_BRACE = 125;

/** How far the end of an action inside a scalar is looked for, in code units. */
export const TEMPLATE_REACH = 512;
/** The same for an action that opens a line: licences stand in such comments. */
const LINE_REACH = 4096;

/** Whether an action stands at `at`, the first thing on a line. */
export function isTemplateLine(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== OPEN_BRACE) return false;
  const next = text.charCodeAt(at + 1);
  return next === OPEN_BRACE || next === PERCENT || next === HASH;
}

/** Offset after the end of the action opened at `at`, within reach; else -1. */
export function templateEnd(text: string, at: number, oneLine: boolean, reach = TEMPLATE_REACH): number {
  const second = text.charCodeAt(at + 1);
  const closing = second === OPEN_BRACE ? CLOSE_BRACE : second;
  const limit = Math.min(text.length - 1, at + reach);
  for (let i = at + 2; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit === closing && text.charCodeAt(i + 1) === CLOSE_BRACE) return i + 2;
    if (oneLine && (unit === LF || unit === CR)) return -1;
  }
  return -1;
}

/**
 * The line whose content, an action, starts at `at`. It is an entry where an action gives its key or a part of it;
 * otherwise the template engine consumes it. `end`: an offset on the line where it ends.
 */
export function templateLine(text: string, at: number): { readonly end: number; readonly isEntry: boolean; readonly examined: number } {
  let end = at;
  while (isTemplateLine(text, end)) {
    const close = templateEnd(text, end, false, LINE_REACH);
    if (close < 0) return { end: at, isEntry: false, examined: Math.min(text.length, end + LINE_REACH + 2) };
    end = close;
    while (text.charCodeAt(end) === SPACE || text.charCodeAt(end) === TAB) end++;
  }
  return { end, isEntry: hasKey(text, end), examined: lineEnd(text, end) + 1 };
}

/** Whether the rest of the line holds `key:`. */
function hasKey(text: string, at: number): boolean {
  for (let i = at; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LF || unit === CR || unit === HASH) return false;
    if (unit !== COLON) continue;
    const next = text.charCodeAt(i + 1);
    if (next === SPACE || next === TAB || next === LF || next === CR || next !== next) return true;
  }
  return false;
}
