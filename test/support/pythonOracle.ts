/** Where the strings of a Python program stand, as tree-sitter's grammar sees it. */
import type { Node, Tree } from 'web-tree-sitter';
import { setter, transparent } from '../../server/src/core/languages/lexing/context';
import { nodesOf, type StringPlace } from './treeSitter';

export function pythonStrings(tree: Tree): StringPlace[] {
  return nodesOf(tree, ['string']).map(placeOf);
}

function placeOf(node: Node): StringPlace {
  const place: { -readonly [K in keyof StringPlace]: StringPlace[K] } = { start: node.startIndex, end: node.endIndex, role: 'literal' };
  let named = false;
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    const is = (field: string): boolean => parent.childForFieldName(field)?.id === child.id;
    const name = (value: string | undefined): void => {
      if (!named) {
        named = true;
        if (value !== undefined) place.name = value;
      }
    };
    const direct = child.id === node.id || (child.type === 'concatenated_string' && node.parent?.id === child.id);
    switch (parent.type) {
      case 'concatenated_string': case 'parenthesized_expression': case 'list': case 'tuple': case 'set': case 'list_splat': case 'await':
      case 'not_operator': case 'unary_operator': case 'binary_operator': case 'attribute': case 'dictionary': case 'expression_list':
      case 'list_comprehension': case 'generator_expression': case 'set_comprehension': case 'dictionary_comprehension': case 'for_in_clause': case 'if_clause':
      case 'conditional_expression': case 'dictionary_splat':
        continue;
      case 'lambda':
        if (is('body')) climbName(parent, name);
        break;
      case 'boolean_operator': {
        const left = parent.childForFieldName('left');
        const read = is('right') && parent.childForFieldName('operator')?.type === 'or' &&
          left?.text.match(/^(?:os\.)?(?:getenv\(|environ(?:\.get\(|\[))\s*["'](\w+)["']\s*[\])]$/);
        if (read) name(read[1]);
        continue;
      }
      case 'comparison_operator': {
        const operands = parent.namedChildren.filter((each) => each?.type !== 'comment');
        const index = operands.findIndex((each) => each?.id === child.id);
        if (!direct && (index === 0 || child.startIndex !== node.startIndex)) continue;
        place.compared = true;
        if (child.type !== 'concatenated_string' || child.namedChild(0)?.id === node.id || index === 0) {
          const partner = operands[index === 0 ? 1 : index - 1] ?? null;
          name(index === 0 && partner?.type === 'subscript' ? undefined : nameOf(partner));
        }
        break;
      }
      case 'call':
        if (child.type === 'generator_expression') {
          place.call = callee(parent.childForFieldName('function'));
          place.argument = 0;
          break;
        }
        continue;
      case 'subscript':
        if (is('value')) continue;
        if (direct && parent.childrenForFieldName('subscript').length === 1) place.role = 'index';
        break;
      case 'pair':
        if (is('key')) {
          place.role = 'key';
          break;
        }
        name(nameOf(parent.childForFieldName('key'), true));
        continue;
      case 'keyword_argument':
        name(parent.childForFieldName('name')?.text);
        continue;
      case 'named_expression': name(parent.childForFieldName('name')?.text); continue;
      case 'assignment': case 'augmented_assignment':
        if (is('type')) place.role = 'type';
        else name(nameOf(parent.childForFieldName('left')));
        break;
      case 'default_parameter': case 'typed_default_parameter': name(nameOf(parent.childForFieldName('name'))); break;
      case 'type': case 'typed_parameter': place.role = 'type'; break;
      case 'case_pattern': case 'case_clause': place.compared = true; break;
      case 'argument_list': {
        const callNode = parent.parent as Node;
        if (callNode.type !== 'call') break;
        const call = callee(callNode.childForFieldName('function'));
        const given = parent.namedChildren.filter((each) => each?.type !== 'comment');
        const position = given.findIndex((each) => each?.id === child.id);
        place.call = call;
        place.argument = position;
        const first = given[0];
        if (!named && position === 1 && first?.type === 'string' && /^['"][\w$.:-]+['"]$/.test(first.text)) {
          if (/^(?:os\.)?(?:getenv|environ\.(?:get|pop))$/.test(call) || setter.test(call.slice(call.lastIndexOf('.') + 1))) name(first.text.slice(1, -1));
        }
        if (!named && position === 0 && transparent.test(call)) climbName(callNode, name);
        break;
      }
      default: break;
    }
    break;
  }
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'type') return { start: place.start, end: place.end, role: 'type' };
    if (outer.type === 'block' || outer.type === 'interpolation') break;
  }
  if (place.call && /^(?:os\.)?(?:getenv|environ\.(?:get|pop))$/.test(place.call) && place.argument === 0 && node.parent?.type === 'argument_list' && /^['"][A-Za-z_]\w*['"]$/.test(node.text)) {
    return { start: place.start, end: place.end, role: 'key' };
  }
  if (place.compared) {
    delete place.call;
    delete place.argument;
  }
  return place;
}

function climbName(node: Node, name: (value: string | undefined) => void): void {
  name(placeOf(node).name);
}

function nameOf(node: Node | null, key = false): string | undefined {
  switch (node?.type) {
    case 'identifier': case 'none': case 'true': case 'false': return node.text;
    case 'attribute': return node.childForFieldName('attribute')?.text;
    case 'subscript': return content(node.childForFieldName('subscript'));
    case 'string': return key ? content(node) : undefined;
    default: return undefined;
  }
}

function content(node: Node | null): string | undefined {
  if (node?.type !== 'string' || node.descendantsOfType('interpolation').length > 0) return undefined;
  const from = node.namedChild(0)?.endIndex ?? 0;
  const to = node.lastNamedChild?.startIndex ?? 0;
  return node.text.slice(from - node.startIndex, to - node.startIndex);
}

/** The dotted name of a callee; what comes before a call, an index or a literal in it is left out. */
function callee(node: Node | null): string {
  switch (node?.type) {
    case 'identifier': return node.text;
    case 'attribute': {
      const object = callee(node.childForFieldName('object'));
      const property = node.childForFieldName('attribute')?.text ?? '';
      return object === '' ? property : `${object}.${property}`;
    }
    default: return '';
  }
}
