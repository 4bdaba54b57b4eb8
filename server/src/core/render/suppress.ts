import type { Intent } from '../intent';
import { lineEnd, lineEnding, lineStart, shift, span, type TextEdit } from '../text';
import type { Rendered, Subject } from './index';

/** The reason a person is asked to replace. Long enough to be honoured, plain enough to be seen in review. */
export const REASON = 'say why this is no secret';

/** A comment that silences one rule at one place. */
export function suppress(intent: Extract<Intent, { kind: 'suppress' }>, { finding, text, language, base }: Subject): Rendered {
  const { comment, commentAt, commentPlace } = language.spelling;
  if (!comment) return undefined;
  const place = intent.at === 'file' ? finding.span : shift(intent.at, base);
  const construct = intent.within ? shift(intent.within, base) : place;
  // A comment can stand before or behind a construct of several lines, but not inside it, beside the finding's own line.
  if (lineStart(text, construct.start) !== lineStart(text, place.start)) return undefined;
  const content = `lasthop-allow ${intent.rule}: ${REASON}`;
  const written: Write = (offset) => (commentAt ? commentAt(content, text, offset) : comment(content));
  const edit = commentPlace === 'line-before' ? before(text, place.start, written) : after(text, place.start, Math.max(place.end, construct.end), written);
  if (!edit) return undefined;
  return {
    title: `Allow ${intent.rule} here, with a reason`,
    safety: 'review',
    edits: [{ path: finding.path, create: false, holdsValue: false, edits: [edit] }],
  };
}

/** The comment as it is written at an offset; undefined where none can stand. */
type Write = (offset: number) => string | undefined;

function before(text: string, offset: number, write: Write): TextEdit | undefined {
  const start = lineStart(text, offset);
  const indentation = /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
  const at = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  const comment = write(at);
  return comment === undefined ? undefined : { span: span(at, at), newText: `${indentation}${comment}${lineEnding(text)}` };
}

/** At the end of the line; on a line before it where the value itself runs over several lines. */
function after(text: string, start: number, end: number, write: Write): TextEdit | undefined {
  const stop = lineEnd(text, start);
  const comment = end > stop ? undefined : write(stop);
  if (comment === undefined) return before(text, start, write);
  return { span: span(stop, stop), newText: `${/[ \t]$/.test(text.slice(start, stop)) ? '' : ' '}${comment}` };
}
