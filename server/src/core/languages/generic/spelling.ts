/** How the languages of the generic family write a comment, and those that are simple and sure a read of the environment. */
import type { Site } from '../../facts';
import type { EnvironmentRead, Spelling } from '../../language';
import type { Notes } from '../../notes';
import { lineEnding, nextLine, span, type TextEdit } from '../../text';
import type { CodeFamily } from './family';
import type { LineFamily } from './lineFamily';

export function codeSpelling(family: CodeFamily): Spelling {
  const comment = commentOf(family);
  const spelling: Spelling = comment ? { comment, commentPlace: 'line-end' } : {};
  const read = reads[family.id];
  return read ? { ...spelling, readEnvironment: (text, key, site, notes) => (replaceable(text, site) ? read(text, key, site, notes) : undefined) } : spelling;
}

function commentOf(family: CodeFamily): ((text: string) => string) | undefined {
  const line = family.lineComments[0];
  const block = family.blockComments?.[0];
  if (block && (line === undefined || family.id === 'stylesheet')) return (text) => `${block[0]} ${text.replaceAll(block[1], '')} ${block[1]}`;
  return line === undefined ? undefined : (text) => `${line} ${text}`;
}

export function lineSpelling(family: LineFamily): Spelling {
  const { comment, commentPlace } = family;
  if (!comment) return {};
  return commentPlace ? { comment, commentPlace } : { comment };
}

/** A whole string of its own: no interpolation, no neighbour that it is joined with, no fallback beside a read. */
function replaceable(text: string, site: Site): boolean {
  if (site.form !== 'double' && site.form !== 'single' && site.form !== 'raw' && site.form !== 'backtick') return false;
  const before = text.slice(Math.max(0, site.whole.start - 120), site.whole.start);
  return !/["'`]\s*$/.test(before) && !/^\s*["'`]/.test(text.slice(site.whole.end, site.whole.end + 40)) &&
    !/(?:\|\||\?\?|\?:|\bor|unwrap_or\(|orElse\(|env\([^()]*,)\s*$/i.test(before) && !/(?:\bcase|\bconst|#define|static final)\b[^;\n]*$/.test(before);
}

type Read = (text: string, key: string, site: Site, notes: Notes) => EnvironmentRead | undefined;

function expression(write: (key: string) => string): Read {
  return (_text, key) => ({ expression: write(key), also: [] });
}

/**
 * What fails where the key is missing is preferred where the language has it (`ENV.fetch`); C#, Java and Go give nothing
 * or an empty text, as their programmers know. Constants (`const`, `static final`, `case`) are left alone.
 */
const reads: Readonly<Record<string, Read>> = {
  go: (text, key, _site, notes) => {
    const also = notes.of(text, goImport);
    return also && { expression: `os.Getenv("${key}")`, also };
  },
  java: expression((key) => `System.getenv("${key}")`),
  kotlin: expression((key) => `System.getenv("${key}")`),
  groovy: expression((key) => `System.getenv("${key}")`),
  scala: expression((key) => `sys.env("${key}")`),
  csharp: (text, key, _site, notes) => ({
    expression: `${notes.of(text, usesSystem) ? '' : 'System.'}Environment.GetEnvironmentVariable("${key}")`,
    also: [],
  }),
  ruby: (_text, key, site) => ({ expression: site.form === 'single' ? `ENV.fetch('${key}')` : `ENV.fetch("${key}")`, also: [] }),
  php: expression((key) => `getenv('${key}')`),
  elixir: expression((key) => `System.fetch_env!("${key}")`),
  lua: expression((key) => `os.getenv("${key}")`),
  perl: expression((key) => `$ENV{${key}}`),
  r: expression((key) => `Sys.getenv("${key}")`),
};

function usesSystem(text: string): boolean {
  return /^[ \t]*using[ \t]+System[ \t]*;/m.test(text);
}

/** The edits that make `os` known to a Go file; undefined where its imports are unusual. */
function goImport(text: string): TextEdit[] | undefined {
  if (/^[ \t]*(?:import[ \t]+)?"os"[ \t]*\r?$/m.test(text)) return [];
  if (/^[ \t]*(?:import[ \t]+)?[\w.]+[ \t]+"os"[ \t]*\r?$/m.test(text)) return undefined;
  const ending = lineEnding(text);
  const block = /^import\s*\([^\S\r\n]*\r?\n/m.exec(text);
  if (block) {
    // Among the first group, in alphabetical order, as gofmt has it.
    let at = block.index + block[0].length;
    for (;;) {
      const line = text.slice(at, nextLine(text, at));
      const path = /^\s*"([^"]+)"/.exec(line)?.[1];
      if (path === undefined || path > 'os') break;
      at += line.length;
    }
    return [{ span: span(at, at), newText: `\t"os"${ending}` }];
  }
  const single = /^import\s+"[^"]+"[^\S\r\n]*\r?\n/m.exec(text);
  if (single) {
    const at = single.index + (single[0].includes('"os') || single[0] < 'import "os"' ? single[0].length : 0);
    return [{ span: span(at, at), newText: `import "os"${ending}` }];
  }
  const clause = /^package\s+\w+[^\r\n]*\r?\n/m.exec(text);
  if (!clause) return undefined;
  const at = clause.index + clause[0].length;
  return [{ span: span(at, at), newText: `${ending}import "os"${ending}` }];
}
