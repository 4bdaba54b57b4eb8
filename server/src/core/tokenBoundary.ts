/** Whether a place in a text is inside a longer run of token characters. */

/**
 * True where a token that begins at `at` would be the tail of a longer one. The letter of an escape (`\n`, `%3D`, `\u003d`)
 * before it is no part of a token; `+` and `/` are where a blob of base64 leads up to it.
 */
export function insideToken(text: string, at: number): boolean {
  if (at === 0) return false;
  const before = text.charCodeAt(at - 1);
  if (isAlphanumeric(before)) return !endsEscape(text, at);
  if (before === 43 || before === 47) return endsBlob(text, at - 1);
  return false;
}

function endsEscape(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (text.charCodeAt(at - 2) === 92) return before === 110 || before === 114 || before === 116 || before === 98 || before === 102 || before === 118 || before === 48;
  if (text.charCodeAt(at - 3) === 37) return isHex(before) && isHex(text.charCodeAt(at - 2));
  return text.charCodeAt(at - 6) === 92 && text.charCodeAt(at - 5) === 117 && isHex(before);
}

/** 24 or more characters of base64 with both cases and digits end just before `at`. */
function endsBlob(text: string, at: number): boolean {
  let upper = false;
  let lower = false;
  let digit = false;
  let from = at;
  while (from > 0 && at - from < 64) {
    const unit = text.charCodeAt(from - 1);
    if (unit >= 65 && unit <= 90) upper = true;
    else if (unit >= 97 && unit <= 122) lower = true;
    else if (unit >= 48 && unit <= 57) digit = true;
    else if (unit !== 43 && unit !== 47) break;
    from--;
  }
  return at - from >= 20 && upper && lower && digit;
}

export function isAlphanumeric(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

function isHex(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 70) || (unit >= 97 && unit <= 102);
}
