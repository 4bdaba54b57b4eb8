/** Random YAML documents in every style, valid by construction. */
import type { Random } from './random';

const WORDS = ['a', 'name', 'value', 'env', 'data', 'key', 'x-y', 'a b', 'http://h/p', 'b:c', 'a#b', 'true', '12', '~', 'password', 'é', '{{ .x }}', "it's", 'a - b', '-1', '?x', '$' + '{A:-b}'];
const PLAIN = ['value', 'two words', '3.14', 'http://host:80/p?q=1', 'a#b', 'a: b'.replace(': ', ':'), '-x', 'null', '/run/x', 'é€😀', 'x,y', 'a]b', '$X', 'b"c', "d'e"];

/** A block node of at most this depth, ending with a line break. */
export function randomYaml(random: Random, depth: number): string {
  return random.below(2) === 0 ? mapping(random, depth, 0) : sequence(random, depth, 0);
}

function indentation(size: number): string {
  return ' '.repeat(size);
}

function filler(random: Random, indent: number): string {
  switch (random.below(14)) {
    case 0: return '\n';
    case 1: return `${indentation(random.below(indent + 3))}# comment: "x\n`;
    case 2: return ' \n';
    default: return '';
  }
}

function mapping(random: Random, depth: number, indent: number, first = indentation(indent)): string {
  let text = '';
  for (let i = 0, count = 1 + random.below(5); i < count; i++) {
    const lead = i === 0 ? first : filler(random, indent) + indentation(indent);
    text += `${lead}${properties(random, 12)}${key(random, i)}:${value(random, depth, indent, true)}`;
  }
  return text;
}

function sequence(random: Random, depth: number, indent: number, first = indentation(indent)): string {
  let text = '';
  for (let i = 0, count = 1 + random.below(4); i < count; i++) {
    const lead = i === 0 ? first : filler(random, indent) + indentation(indent);
    const gap = 1 + random.below(3);
    if (depth > 0 && random.below(3) === 0) {
      const inner = indent + 1 + gap;
      text += `${lead}-${indentation(gap)}${random.below(3) === 0 ? sequence(random, depth - 1, inner, '') : mapping(random, depth - 1, inner, '')}`;
    } else text += `${lead}-${value(random, depth, indent, false)}`;
  }
  return text;
}

function key(random: Random, index: number): string {
  const word = random.pick(WORDS);
  switch (random.below(5)) {
    case 0: return `"${word.replace(/"/g, '')}${index}"`;
    case 1: return `'${word.replace(/'/g, "''")}${index}'`;
    default: return /^[a-z][\w -]*$/.test(word) ? `${word}${index}` : `k${index}`;
  }
}

function properties(random: Random, rarity: number): string {
  switch (random.below(rarity)) {
    case 0: return `&a${random.below(100)} `;
    case 1: return '!t ';
    default: return '';
  }
}

/** A value after a colon or dash: with its leading space or line break, and its line end. */
function value(random: Random, depth: number, indent: number, inMapping: boolean): string {
  const choice = random.below(depth > 0 ? 12 : 9);
  const end = random.below(6) === 0 ? ' # c\n' : '\n';
  const step = indent + 1 + random.below(4);
  switch (choice) {
    case 0: return end;
    case 1: return ` ${properties(random, 8)}${doubleQuoted(random, indent)}${end}`;
    case 2: return ` ${properties(random, 8)}${singleQuoted(random, indent)}${end}`;
    case 3: return ` ${properties(random, 8)}${flow(random, 3, indent)}${end}`;
    case 4: return ` ${block(random, indent, step)}`;
    case 5: return ` ${random.pick(PLAIN)}\n${random.below(3) === 0 ? '\n' : ''}${indentation(step)}${random.pick(['more words', 'b-c', 'x#y', '- d'])}${end}`;
    case 6: return `${end}${indentation(step)}${random.below(2) === 0 ? doubleQuoted(random, indent) : random.pick(PLAIN)}${end}`;
    case 7: case 8: return ` ${properties(random, 8)}${random.pick(PLAIN)}${end}`;
    case 9: return `${random.below(6) === 0 ? ' &b' : ''}${end}${sequence(random, depth - 1, inMapping && random.below(2) === 0 ? indent : step)}`;
    default: return `${end}${mapping(random, depth - 1, step)}`;
  }
}

function lineBreak(random: Random, indent: number): string {
  return random.below(5) === 0 ? `\n${random.below(2) === 0 ? '\n' : ''}${indentation(indent + 1 + random.below(3))}` : ' ';
}

function doubleQuoted(random: Random, indent: number): string {
  let text = '"';
  for (let i = random.below(4); i >= 0; i--) {
    text += random.pick(['a', ': ', ' # ', '\\"', '\\n', '\\x41', '\\u00e9', '\\\\', '{', '[x]', '', ',', "'", '\\t', 'word', '- ', '  ', '\\ ']);
    if (random.below(3) === 0) text += lineBreak(random, indent);
    if (random.below(20) === 0) text += `\\\n${indentation(indent + 2)}w`;
  }
  return `${text}"`;
}

function singleQuoted(random: Random, indent: number): string {
  let text = "'";
  for (let i = random.below(4); i >= 0; i--) {
    text += random.pick(['a', ': ', ' # ', "''", '"', '\\', '{', '[x]', '', ',', 'word', '- ']);
    if (random.below(3) === 0) text += lineBreak(random, indent);
  }
  return `${text}'`;
}

function flow(random: Random, depth: number, indent: number): string {
  const space = (): string => (random.below(4) === 0 ? (random.below(3) === 0 ? `\n${indentation(indent + 1 + random.below(4))}` : ' ') : '');
  const scalar = (): string => {
    switch (random.below(4)) {
      case 0: return doubleQuoted(random, indent);
      case 1: return singleQuoted(random, indent);
      default: return random.pick(['a', 'two words', '12', 'http://h/p', 'b:c', 'x#y', '-1', 'true']);
    }
  };
  const node = (left: number): string => {
    if (left === 0 || random.below(2) === 0) return scalar();
    return random.below(2) === 0 ? list(left - 1) : map(left - 1);
  };
  const list = (left: number): string => {
    const items: string[] = [];
    for (let i = random.below(4); i > 0; i--) items.push(`${space()}${random.below(6) === 0 ? `k: ${node(left)}` : node(left)}${space()}`);
    return `[${items.join(',')}${items.length > 0 && random.below(6) === 0 ? ',' : ''}]`;
  };
  const map = (left: number): string => {
    const items: string[] = [];
    for (let i = random.below(4); i > 0; i--) {
      const name = random.below(3) === 0 ? `"k${i}"` : `k${i}`;
      const rest = random.below(8) === 0 ? '' : `${random.below(5) === 0 && name.startsWith('"') ? ':' : ': '}${node(left)}`;
      items.push(`${space()}${name}${rest}${space()}`);
    }
    return `{${items.join(',')}${items.length > 0 && random.below(6) === 0 ? ',' : ''}}`;
  };
  return random.below(2) === 0 ? list(depth) : map(depth);
}

function block(random: Random, indent: number, step: number): string {
  const explicit = random.below(4) === 0;
  const header = `${random.pick(['|', '>'])}${explicit ? String(step - indent) : ''}${random.pick(['', '-', '+'])}${random.below(5) === 0 ? ' # c' : ''}\n`;
  let text = '';
  for (let i = 0, count = random.below(5); i < count; i++) {
    const extra = i > 0 || explicit ? random.pick(['', '', '', '  ']) : '';
    text += random.below(4) === 0 ? '\n' : `${indentation(step)}${extra}${random.pick(['text', '# no comment', 'a: b', '- x', '"q', '{{ y }}', 'KEY=value', 'words here '])}\n`;
  }
  return header + text;
}
