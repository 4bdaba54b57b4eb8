/** How values and comments are written in YAML. */
import type { Site } from '../../facts';
import type { Spelling } from '../../language';
import { lineStart } from '../../text';

/** Plain scalars that YAML 1.1 readers (Kubernetes, PyYAML, Ruby) take for something else than text. */
const OTHER_TYPE = /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?(?:0b[01_]+|0x[0-9a-f_]+|0o?[0-7_]+|[0-9_]*\.?[0-9_]*(?:e[-+]?[0-9]+)?|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|\.inf)|\.nan|=|<<|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*)$/i;
const NOT_PLAIN = /^[-?:](?:\s|$)|^[\s,[\]{}#&*!|>'"%@`]|[\s:]$|:\s|\s#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^---|^\.\.\./;
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]/g;

/** The value in double quotes. */
export function doubleQuoted(value: string): string {
  return `"${escapeDouble(value)}"`;
}

function escapeDouble(value: string): string {
  return value
    .replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
    .replace(CONTROL, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The value as a YAML scalar that every reader takes for this text, plain where it can be. */
export function scalarText(value: string, flow = false): string {
  if (value === '' || OTHER_TYPE.test(value) || NOT_PLAIN.test(value) || value.includes('{{') || (flow && /[,[\]{}]/.test(value))) {
    return doubleQuoted(value);
  }
  return value;
}

/**
 * `written`, an interpolation with braces, as it must stand in place of `site.whole` (absolute): quoted where braces would
 * open a flow mapping; undefined where it cannot stand.
 */
export function interpolation(text: string, site: Site, written: string): string | undefined {
  const { whole, content, form } = site;
  if (form === 'text') return undefined;
  if (form !== 'bare') return whole.start === content.start ? written : `"${written}"`;
  const before = text.slice(lineStart(text, whole.start, 400), whole.start);
  const inBlock = before.length < 400 && /^\s*(?:- +)*(?:[^\s"'{}[\],#][^"'{}[\],#]*:\s+|"[^"]*"\s*:\s+|'[^']*'\s*:\s+|)$|^\s*- +[\w.-]+=$/.test(before);
  if (inBlock) return written;
  return before.endsWith('=') ? undefined : `"${written}"`;
}

export const spelling: Spelling = {
  comment: (text) => `# ${text}`,
  commentPlace: 'line-end',
  quote(value: string, site: Site): string | undefined {
    const inside = site.whole.start === site.content.start;
    switch (site.form) {
      case 'bare':
        if (inside && site.whole.end === site.content.end) return scalarText(value, true);
        return doubleQuoted(value);
      case 'single':
        if (/[\n\r\t]/.test(value) || value.search(CONTROL) >= 0) return inside ? undefined : doubleQuoted(value);
        return inside ? value.replaceAll("'", "''") : `'${value.replaceAll("'", "''")}'`;
      case 'double': return inside ? escapeDouble(value) : doubleQuoted(value);
      default: return undefined;
    }
  },
};

/** Spring reads its environment by interpolation. */
export const springSpelling: Spelling = {
  ...spelling,
  readEnvironment(text, key, site) {
    const expression = interpolation(text, site, `\${${key}}`);
    return expression === undefined ? undefined : { expression, also: [] };
  },
};
