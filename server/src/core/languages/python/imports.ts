/** Which names a Python module has for `os.environ`, and where an import of `os` goes. */
import { lineEnding, nextLine, span, type TextEdit } from '../../text';
import { Lexer } from './lexer';
import { beginning } from '../lexing/context';

/** An expression for `os.environ` that the module already has, or undefined. Only module-level imports count. */
export function environName(text: string): string | undefined {
  const direct = /^from[ \t]+os[ \t]+import[ \t]*\(?[^)\n]*?\benviron\b(?:[ \t]+as[ \t]+(\w+))?/m.exec(text);
  if (direct) return direct[1] ?? 'environ';
  for (const line of text.matchAll(/^import[ \t]+([^#\n\r]+)/gm)) {
    for (const part of (line[1] as string).split(',')) {
      const name = /^\s*os(?:\.path)?(?:\s+as\s+(\w+))?\s*;?\s*$/.exec(part);
      if (name && !(name[1] && part.includes('.'))) return `${name[1] ?? 'os'}.environ`;
    }
  }
  return undefined;
}

/**
 * `import os`, among the first group of imports in alphabetical order (plain imports before `from`, as isort has it), or,
 * without imports, behind the module's comments, docstring and `from __future__`.
 */
export function importOs(text: string): TextEdit {
  const ending = lineEnding(text);
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let afterFuture = -1;
  let lastImport = -1;
  let docstring = true;
  while (at < text.length) {
    const line = text.slice(at, nextLine(text, at));
    if (/^\s*(?:#|$)/.test(line)) {
      if (lastImport >= 0) break;
      at += line.length;
    } else if (docstring && lastImport < 0 && afterFuture < 0 && /^[rRuU]?["']/.test(line)) {
      at = nextLine(text, statementEnd(text, at));
      docstring = false;
    } else if (/^from\s+__future__\b/.test(line)) {
      at = afterFuture = nextLine(text, statementEnd(text, at));
    } else if (/^import\s/.test(line)) {
      if (/^import\s+([\w.]+)/.exec(line)?.[1]?.localeCompare('os') === 1) return insertion(text, at, `import os${ending}`);
      at = lastImport = nextLine(text, statementEnd(text, at));
    } else if (/^from\s/.test(line)) {
      return insertion(text, at, `import os${ending}`);
    } else break;
  }
  if (lastImport >= 0) return insertion(text, lastImport, `import os${ending}`);
  if (afterFuture >= 0) return insertion(text, afterFuture, `${ending}import os${ending}`);
  return insertion(text, at, `import os${ending}${/^[ \t]*[\r\n]/.test(text.slice(at)) ? '' : ending}`);
}

function insertion(text: string, at: number, newText: string): TextEdit {
  const needsBreak = at > 0 && at === text.length && !/[\r\n]/.test(text.charAt(at - 1));
  return { span: span(at, at), newText: needsBreak ? `${lineEnding(text)}${newText}` : newText };
}

/** Offset of the line ending of the statement at `at`, which may run over several lines. */
function statementEnd(text: string, at: number): number {
  const lexer = new Lexer(text, at, beginning, Number.POSITIVE_INFINITY);
  return lexer.statementEnd();
}
