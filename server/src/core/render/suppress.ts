import type { Intent } from '../intent';
import { lineEnding, lineTable, shift, span, type LineTable, type TextEdit } from '../text';
import type { RenderContext, Rendered, Subject } from './index';

/** The reason a person is asked to replace. Long enough to be honoured, plain enough to be seen in review. */
export const REASON = 'say why this is no secret';

/** A comment that silences one rule at one place. */
export function suppress(intent: Extract<Intent, { kind: 'suppress' }>, { finding, text, language, base }: Subject, { notes }: RenderContext): Rendered {
  const { comment, commentAt, commentPlace } = language.spelling;
  if (!comment) return undefined;
  const place = intent.at === 'file' ? finding.span : shift(intent.at, base);
  const construct = intent.within ? shift(intent.within, base) : place;
  const lines = notes.of(text, lineTable);
  // A comment can stand before or behind a construct of several lines, but not inside it, beside the finding's own line.
  if (lines.at(construct.start).line !== lines.at(place.start).line) return undefined;
  const content = `lasthop-allow ${intent.rule}: ${REASON}`;
  const written: Write = (offset) => (commentAt ? commentAt(content, text, offset, notes) : comment(content));
  const page: Page = { text, lines, ending: notes.of(text, lineEnding) };
  const edit = commentPlace === 'line-before' ? before(page, place.start, written) : after(page, place.start, Math.max(place.end, construct.end), written);
  if (!edit) return undefined;
  return {
    title: `Allow ${intent.rule} here, with a reason`,
    safety: 'review',
    edits: [{ path: finding.path, create: false, holdsValue: false, edits: [edit] }],
  };
}

interface Page {
  readonly text: string;
  readonly lines: LineTable;
  readonly ending: string;
}

/** The comment as it is written at an offset; undefined where none can stand. */
type Write = (offset: number) => string | undefined;

function before({ text, lines, ending }: Page, offset: number, write: Write): TextEdit | undefined {
  const { start } = lines.lineAt(offset);
  const indentation = /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
  const at = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start;
  const comment = write(at);
  return comment === undefined ? undefined : { span: span(at, at), newText: `${indentation}${comment}${ending}` };
}

/** At the end of the line; on a line before it where the value itself runs over several lines. */
function after(page: Page, start: number, end: number, write: Write): TextEdit | undefined {
  const stop = page.lines.lineAt(start).end;
  const comment = end > stop ? undefined : write(stop);
  if (comment === undefined) return before(page, start, write);
  return { span: span(stop, stop), newText: `${/[ \t]/.test(page.text.charAt(stop - 1)) ? '' : ' '}${comment}` };
}
