/** Where the strings of a JavaScript or TypeScript program stand, as tree-sitter's grammars see it. */
import type { Node, Tree } from 'web-tree-sitter';
import { setter, transparent } from '../../server/src/core/languages/lexing/context';
import { nodesOf, type StringPlace } from './treeSitter';

const typeNodes = new Set(['literal_type', 'template_literal_type', 'interface_body', 'object_type', 'type_arguments', 'type_annotation', 'type_alias_declaration', 'union_type', 'lookup_type', 'type_parameters', 'type_query', 'type_predicate', 'type_predicate_annotation']);
const bodies = new Set(['program', 'statement_block', 'class_body']);
const comparisons = new Set(['==', '===', '!=', '!==', '<', '>', '<=', '>=']);

export function javascriptStrings(tree: Tree): StringPlace[] {
  return nodesOf(tree, ['string', 'template_string', 'template_literal_type']).map(placeOf);
}

function placeOf(node: Node): StringPlace {
  const place: { -readonly [K in keyof StringPlace]: StringPlace[K] } = { start: node.startIndex, end: node.endIndex, role: 'literal' };
  let named = false;
  let child = node;
  for (let outer = node.parent; outer && !bodies.has(outer.type); outer = outer.parent) {
    if (typeNodes.has(outer.type)) return { ...place, role: 'type' };
  }
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    const is = (field: string): boolean => parent.childForFieldName(field)?.id === child.id;
    const name = (value: string | undefined): void => {
      if (!named) {
        named = true;
        if (value !== undefined) place.name = value;
      }
    };
    switch (parent.type) {
      case 'parenthesized_expression': case 'non_null_expression': case 'await_expression': case 'array': case 'as_expression':
      case 'satisfies_expression': case 'unary_expression': case 'spread_element': case 'member_expression': case 'object':
        continue;
      case 'call_expression':
        if (is('arguments')) {
          place.call = callee(parent.childForFieldName('function'));
          place.argument = -1;
        }
        continue;
      case 'subscript_expression':
        if (!is('index')) continue;
        if (child.id === node.id) place.role = 'index';
        break;
      case 'computed_property_name':
        if (child.id === node.id) place.role = 'index';
        break;
      case 'ternary_expression':
        if (is('condition')) break;
        defaulted(parent.childForFieldName('condition'), name);
        continue;
      case 'binary_expression': {
        const operator = parent.childForFieldName('operator')?.type ?? '';
        if (operator === 'in' && child.id === node.id && is('left')) {
          place.compared = true;
          break;
        }
        if (comparisons.has(operator) && child.id === node.id) {
          place.compared = true;
          name(nameOf(parent.childForFieldName(is('left') ? 'right' : 'left')));
          named = true;
          break;
        } else if ((operator === '||' || operator === '??') && is('right')) defaulted(parent.childForFieldName('left'), name);
        continue;
      }
      case 'pair':
        if (is('key')) {
          place.role = 'key';
          break;
        }
        name(keyName(parent.childForFieldName('key')));
        continue;
      case 'variable_declarator': name(identifier(parent.childForFieldName('name'))); break;
      case 'assignment_expression': case 'augmented_assignment_expression':
        name(nameOf(parent.childForFieldName('left')));
        continue;
      case 'assignment_pattern': name(identifier(parent.childForFieldName('left'))); break;
      case 'object_assignment_pattern': name(parent.childForFieldName('left')?.text); break;
      case 'required_parameter': case 'optional_parameter': name(identifier(parent.childForFieldName('pattern'))); break;
      case 'public_field_definition': case 'field_definition':
        if (is('name') || is('property')) place.role = 'key';
        else name(keyName(parent.childForFieldName('name') ?? parent.childForFieldName('property')));
        break;
      case 'method_definition': if (is('name')) place.role = 'key'; break;
      case 'enum_body': place.role = 'key'; break;
      case 'enum_assignment':
        if (is('name')) place.role = 'key';
        else name(keyName(parent.childForFieldName('name')));
        break;
      case 'jsx_expression': if (parent.parent?.type === 'jsx_attribute') continue; break;
      case 'jsx_attribute': name(parent.firstChild?.text); break;
      case 'arrow_function':
        if (!is('body')) break;
        climbName(parent, name);
        break;
      case 'arguments': {
        const callNode = parent.parent as Node;
        const call = callee(callNode.childForFieldName('function') ?? callNode.childForFieldName('constructor'));
        const position = parent.namedChildren.filter((each) => each?.type !== 'comment').findIndex((each) => each?.id === child.id);
        if (place.call === undefined) {
          place.call = call;
          place.argument = position;
        }
        if (!named && position === 1) {
          const first = parent.namedChildren.filter((each) => each?.type !== 'comment')[0];
          if (first?.type === 'string' && /^['"][\w$.:-]+['"]$/.test(first.text) && setter.test(call.slice(call.lastIndexOf('.') + 1))) name(first.text.slice(1, -1));
        }
        if (!named && position === 0 && transparent.test(call)) {
          climbName(callNode, name);
        }
        break;
      }
      case 'switch_case': if (is('value') && child.id === node.id) place.compared = true; break;
      case 'import_require_clause':
        place.call = 'require';
        place.argument = 0;
        break;
      case 'import_statement': case 'export_statement': case 'module': case 'import_attribute':
        if (child.id === node.id) place.role = 'module';
        break;
      default: break;
    }
    break;
  }
  if (place.name === undefined) delete place.name;
  return place;
}

/** The name a call's or a function's own value is assigned to. */
function climbName(node: Node, name: (value: string | undefined) => void): void {
  name(placeOf(node).name);
}

function defaulted(left: Node | null, name: (value: string | undefined) => void): void {
  const read = left?.text.match(/(?:^|[^\w.])(?:process\.env|import\.meta\.env)(?:\.([A-Za-z_]\w*)|\[['"](\w+)['"]\])$/);
  if (read) name(read[1] ?? read[2]);
}

function identifier(node: Node | null): string | undefined {
  return node?.type === 'identifier' ? node.text : undefined;
}

function keyName(node: Node | null): string | undefined {
  if (!node) return undefined;
  if (node.type === 'string') return node.text.slice(1, -1);
  if (node.type === 'computed_property_name') {
    const inner = node.namedChild(0);
    return inner?.type === 'string' ? inner.text.slice(1, -1) : undefined;
  }
  return node.type === 'number' ? undefined : node.text;
}

function nameOf(node: Node | null): string | undefined {
  switch (node?.type) {
    case 'identifier': case 'this': case 'undefined': case 'null': case 'true': case 'false': return node.text;
    case 'member_expression': return node.childForFieldName('property')?.text;
    case 'non_null_expression': return nameOf(node.namedChild(0));
    case 'subscript_expression': {
      const index = node.childForFieldName('index');
      return index?.type === 'string' || (index?.type === 'template_string' && !index.text.includes('${')) ? index.text.slice(1, -1) : undefined;
    }
    default: return undefined;
  }
}

/** The dotted name of a callee; what comes before a call, an index or a literal in it is left out. */
function callee(node: Node | null): string {
  switch (node?.type) {
    case 'identifier': case 'this': case 'super': case 'import': case 'meta_property': return node.text;
    case 'non_null_expression': return callee(node.namedChild(0));
    case 'member_expression': {
      const object = callee(node.childForFieldName('object'));
      const property = node.childForFieldName('property')?.text ?? '';
      return object === '' ? property : `${object}.${property}`;
    }
    default: return '';
  }
}
