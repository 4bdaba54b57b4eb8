/** The scalars of a YAML text as the `yaml` package reads them, to compare our reader with. */
import { type Node, isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { createDialects } from '../../server/src/core/languages/yaml/dialects';
import { createYamlReader } from '../../server/src/core/languages/yaml/reader';
import { type Annotate, readAll } from '../../server/src/core/segment';

export interface Scalar {
  readonly path: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export const plainAnnotate: Annotate = (_text, _start, _end, facts) => ({ facts, suppressions: [] });

/** Every scalar value that is not an empty plain one; undefined where the package finds an error. */
export function oracleScalars(text: string): Scalar[] | undefined {
  const documents = parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false, keepSourceTokens: false, logLevel: 'silent', version: '1.2' });
  const found: Scalar[] = [];
  if (!Array.isArray(documents)) return found;
  for (const document of documents) {
    if (document.errors.length > 0) return undefined;
    const stack: { node: Node | null; path: string[] }[] = [{ node: document.contents as Node | null, path: [] }];
    for (let entry = stack.pop(); entry; entry = stack.pop()) {
      const { node, path } = entry;
      if (isScalar(node)) {
        const [start, end] = node.range as [number, number, number];
        if (end > start && node.type !== undefined) found.push({ path: JSON.stringify(path), value: String(node.value), start, end });
      } else if (isSeq(node)) {
        for (const item of node.items) stack.push({ node: item as Node, path: [...path, '[]'] });
      } else if (isMap(node)) {
        for (const pair of node.items) {
          const key = isScalar(pair.key) ? String(pair.key.value ?? '') : '';
          if (!isAlias(pair.value)) stack.push({ node: pair.value as Node | null, path: [...path, key] });
        }
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const everyScalar = createYamlReader(createDialects(), { everyScalar: true });

/** The same, as our reader finds them. */
export function ourScalars(text: string): Scalar[] {
  const found: Scalar[] = [];
  let base = 0;
  for (const segment of readAll(everyScalar, text, plainAnnotate)) {
    for (const fact of segment.facts) {
      if (fact.kind !== 'literal') continue;
      found.push({ path: JSON.stringify(fact.path), value: fact.value, start: base + fact.site.whole.start, end: base + fact.site.whole.end });
    }
    base += segment.length;
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What differs between ours and the package's, one line each. */
export function compare(text: string, expected: readonly Scalar[]): string[] {
  const wrong: string[] = [];
  const ours = new Map(ourScalars(text).map((scalar) => [scalar.start, scalar]));
  for (const scalar of expected) {
    const mine = ours.get(scalar.start);
    ours.delete(scalar.start);
    const at = `line ${text.slice(0, scalar.start).split('\n').length}`;
    if (!mine) wrong.push(`${at}: ${scalar.path} not found`);
    else if (mine.path !== scalar.path) wrong.push(`${at}: ${scalar.path} has path ${mine.path}`);
    // With an indentation indicator and nothing but blank lines the package forgets the spaces that §8.1.1 makes content.
    else if (mine.value.trim() === '' && scalar.value.trim() === '' && /[|>]/.test(text[scalar.start] ?? '')) continue;
    else if (mine.value !== scalar.value) wrong.push(`${at}: ${scalar.path} is ${JSON.stringify(mine.value)}, not ${JSON.stringify(scalar.value)}`);
    else if (text.slice(mine.start, mine.end).trimEnd() !== text.slice(scalar.start, scalar.end).trimEnd()) wrong.push(`${at}: ${scalar.path} ends elsewhere`);
  }
  for (const extra of ours.values()) if (extra.end > extra.start) wrong.push(`${extra.path} is nothing the package has`);
  return wrong;
}
