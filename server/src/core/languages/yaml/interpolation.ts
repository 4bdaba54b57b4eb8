/** Interpolations inside manifests: Compose `${KEY:-default}`, GitHub `${{ secrets.KEY }}`, Spring `${KEY:default}`. */
import type { Role } from './role';

/** Longest interpolation that is read, in code units. */
const LONGEST = 1024;
const DOLLAR = 36, COLON = 58, OPEN = 123, CLOSE = 125;

/** Absolute offsets. */
export interface Interpolation {
  readonly kind: 'environment' | 'secret';
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly start: number;
  readonly end: number;
  readonly optional: boolean;
  /** The fallback; equal offsets where there is none. */
  readonly defaultStart: number;
  readonly defaultEnd: number;
}

export function interpolations(text: string, start: number, end: number, style: Role['interpolation']): Interpolation[] {
  switch (style) {
    case 'github': return githubSecrets(text, start, end);
    case 'compose': return shellLike(text, start, end, true);
    case 'spring': return shellLike(text, start, end, false);
    case undefined: return [];
  }
}

/** `${{ secrets.NAME }}`, `${{ secrets['NAME'] }}`; `GITHUB_TOKEN` is the runner's own. */
function githubSecrets(text: string, start: number, end: number): Interpolation[] {
  const found: Interpolation[] = [];
  const scalar = text.slice(start, end);
  for (let open = scalar.indexOf('${{'); open >= 0; open = scalar.indexOf('${{', open + 3)) {
    const shut = scalar.indexOf('}}', open);
    if (shut < 0) break;
    const expression = scalar.slice(open + 3, shut);
    const at = start + open;
    const close = start + shut;
    for (const match of expression.matchAll(/\bsecrets(?:\.([A-Za-z_][\w-]*)|\[\s*(?:'|")([A-Za-z_][\w-]*)(?:'|")\s*\])/g)) {
      const name = match[1] ?? match[2];
      if (name === undefined || name === 'GITHUB_TOKEN') continue;
      const nameStart = at + 3 + match.index + match[0].indexOf(name, 7);
      found.push({
        kind: 'secret', name, nameStart, nameEnd: nameStart + name.length, start: at, end: close + 2, optional: false, defaultStart: close, defaultEnd: close,
      });
    }
    open = shut;
  }
  return found;
}

/**
 * Compose: `$KEY`, `${KEY}`, `${KEY-x}`, `${KEY:-x}`, `${KEY:?message}`, `${KEY:+x}`, `$$` for a dollar sign.
 * https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md
 * Spring: `${KEY}`, `${KEY:default}`.
 */
function shellLike(text: string, start: number, end: number, compose: boolean): Interpolation[] {
  const found: Interpolation[] = [];
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== DOLLAR) continue;
    if (compose && text.charCodeAt(at + 1) === DOLLAR) {
      at++;
      continue;
    }
    const braced = text.charCodeAt(at + 1) === OPEN;
    if (!braced && !compose) continue;
    const nameStart = at + (braced ? 2 : 1);
    let nameEnd = nameStart;
    while (nameEnd < end && isName(text.charCodeAt(nameEnd), nameEnd > nameStart, !compose)) nameEnd++;
    if (nameEnd === nameStart) continue;
    const name = text.slice(nameStart, nameEnd);
    if (!braced) {
      found.push(read(name, nameStart, nameEnd, at, nameEnd, false, nameEnd, nameEnd));
      at = nameEnd - 1;
      continue;
    }
    const close = closing(text, nameEnd, end);
    if (close < 0) continue;
    let mark = nameEnd;
    if (text.charCodeAt(mark) === COLON && compose) mark++;
    const operator = text.charCodeAt(mark);
    const isDefault = compose ? operator === 45 /* - */ : operator === COLON;
    const optional = isDefault || operator === 43; /* + */
    // A default that interpolates in its turn is no literal.
    const nested = isDefault && text.slice(mark + 1, close).includes('$');
    if (compose || /^[A-Z][A-Z0-9_]*$/.test(name)) {
      found.push(read(name, nameStart, nameEnd, at, close + 1, optional, isDefault && !nested ? mark + 1 : close, close));
    }
    at = nested ? mark : close;
  }
  return found;
}

function read(
  name: string, nameStart: number, nameEnd: number, start: number, end: number, optional: boolean, defaultStart: number, defaultEnd: number,
): Interpolation {
  return { kind: 'environment', name, nameStart, nameEnd, start, end, optional, defaultStart, defaultEnd };
}

function closing(text: string, from: number, end: number): number {
  let depth = 1;
  const limit = Math.min(end, from + LONGEST);
  for (let i = from; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit === OPEN && text.charCodeAt(i - 1) === DOLLAR) depth++;
    else if (unit === CLOSE && --depth === 0) return i;
  }
  return -1;
}

function isName(unit: number, later: boolean, dots: boolean): boolean {
  return (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122) || unit === 95 ||
    (later && ((unit >= 48 && unit <= 57) || (dots && (unit === 46 || unit === 45))));
}
