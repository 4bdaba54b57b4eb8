/**
 * What a document is, found by a look over its top-level keys before it is read: `kind:` may stand below `data:`.
 * The look ends as soon as the answer cannot change; what it saw counts as examined.
 */
import type { ResourceIdentity } from '../../facts';
import type { Dialects } from './dialects';
import type { Role } from './role';
import { afterBreak, documentMark, endOfLine, isBreak, skipSpaces } from './scalars';
import { isTemplateLine } from './templates';

export interface DocumentLook {
  readonly role: Role;
  readonly resource?: ResourceIdentity;
  /** Keys that a Kubernetes Secret or ConfigMap offers. */
  readonly offers: readonly string[];
  readonly examined: number;
}

/** A dialect that the file's path suggests; content that says otherwise wins. */
export type DialectHint = 'compose' | 'workflow' | 'action' | 'gitlab' | 'circle' | 'azure' | 'otherPipeline' | 'spring' | 'kustomization';

const SPACE = 32, LF = 10, CR = 13, HASH = 35, DASH = 45, COLON = 58, PERCENT = 37, OPEN_BRACE = 123, BYTE_ORDER_MARK = 0xfeff;

const COMPOSE_SERVICE = new Set(['image', 'build', 'command', 'environment', 'ports', 'volumes', 'container_name', 'depends_on', 'env_file', 'extends']);
/** Sections whose lines are looked into. */
const WATCHED = new Set(['metadata', 'data', 'stringData', 'services', 'runs', 'steps', 'jobs', 'stages']);
/** Lines of any other section that are looked into: a job's `script:` stands near its beginning. */
const FIRST_LINES = 60;
const AZURE_ITEM = new Set(['task', 'script', 'bash', 'pwsh', 'powershell', 'job', 'stage', 'deployment', 'checkout', 'template']);

/** Looks at the block mapping whose first key stands at `at` in column `column`. */
export function lookAtDocument(text: string, at: number, column: number, dialects: Dialects, hint: DialectHint | undefined): DocumentLook {
  const look = new Look();
  let lineStart = at;
  let position = at;
  let lineColumn = column;
  for (;;) {
    const unit = text.charCodeAt(position);
    const lineBreak = text.indexOf('\n', position);
    const next = lineBreak < 0 ? text.length : lineBreak + 1;
    if (unit !== LF && unit !== CR && unit !== HASH && unit !== OPEN_BRACE && position < text.length) {
      const outside = position > at && (lineColumn < column || (column === 0 && lineColumn === 0 && documentMark(text, position) !== 0));
      if (outside) return { ...look.result(dialects, hint), examined: Math.min(text.length, position + 4) };
      look.line(text, position, lineColumn, column);
      if (look.decided()) return { ...look.result(dialects, hint), examined: next };
    }
    if (next >= text.length) return { ...look.result(dialects, hint), examined: text.length };
    lineStart = position = next;
    // Most lines of a long section tell nothing: they are passed over as fast as line breaks are found.
    while (column === 0 && text.charCodeAt(lineStart) === SPACE && !look.isWatching()) {
      const end = text.indexOf('\n', lineStart);
      if (end < 0) return { ...look.result(dialects, hint), examined: text.length };
      lineStart = position = end + 1;
    }
    while (text.charCodeAt(position) === SPACE) position++;
    lineColumn = position - lineStart;
  }
}

class Look {
  private section = '';
  private childColumn = -1;
  private unwatched = 0;
  private readonly top = new Map<string, string>();
  private name: string | undefined;
  private namespace: string | undefined;
  private readonly offers: string[] = [];
  private composeService = false;
  private jobScript = false;
  private runsUsing = false;
  private azureItem = false;
  private pastMetadata = false;

  /** Whether a line inside the present section is worth a look. Counts the lines that were not. */
  isWatching(): boolean {
    return this.unwatched++ < FIRST_LINES || WATCHED.has(this.section);
  }

  line(text: string, at: number, lineColumn: number, column: number): void {
    if (lineColumn === column && text.charCodeAt(at) !== DASH) {
      const key = keyAt(text, at);
      if (key === undefined) return;
      this.pastMetadata ||= this.section === 'metadata';
      this.section = key.name;
      this.childColumn = -1;
      this.unwatched = 0;
      if (!this.top.has(key.name)) this.top.set(key.name, key.value());
      if (key.name === 'metadata') this.flowMetadata(key.line());
      return;
    }
    const watched = WATCHED.has(this.section);
    if (!watched && (this.jobScript || !text.startsWith('script', at))) return;
    let childAt = at;
    let child = lineColumn;
    if (text.charCodeAt(at) === DASH && text.charCodeAt(at + 1) === SPACE) {
      childAt = skipSpaces(text, at + 1);
      child += childAt - at;
    }
    if (this.childColumn < 0) this.childColumn = child;
    if (child < this.childColumn) return;
    const direct = child === this.childColumn;
    if (!direct && this.section !== 'services') return;
    const key = keyAt(text, childAt);
    if (key === undefined) return;
    switch (this.section) {
      case 'metadata':
        if (key.name === 'name') this.name ??= key.value() || undefined;
        else if (key.name === 'namespace') this.namespace ??= key.value() || undefined;
        break;
      case 'data': case 'stringData': this.offers.push(key.name); break;
      case 'services': this.composeService ||= !direct && COMPOSE_SERVICE.has(key.name); break;
      case 'runs': this.runsUsing ||= key.name === 'using'; break;
      case 'steps': case 'jobs': case 'stages': this.azureItem ||= childAt > at && AZURE_ITEM.has(key.name); break;
      default: this.jobScript ||= direct && key.name === 'script';
    }
  }

  /** `metadata: {name: api, namespace: shop}` */
  private flowMetadata(line: string): void {
    this.name ??= /[{,]\s*"?name"?:\s*["']?([\w.-]+)/.exec(line)?.[1];
    this.namespace ??= /[{,]\s*"?namespace"?:\s*["']?([\w.-]+)/.exec(line)?.[1];
  }

  private has(key: string): boolean {
    return this.top.has(key);
  }

  /** Whether nothing that follows can change the result. */
  decided(): boolean {
    if (this.composeService || this.runsUsing) return true;
    if (this.has('jobs') && (this.has('on') || this.has('true'))) return true;
    const kind = this.top.get('kind');
    if (kind === undefined || !this.has('apiVersion')) return false;
    return kind.endsWith('List') || (this.pastMetadata && kind !== 'Secret' && kind !== 'ConfigMap');
  }

  result(dialects: Dialects, hint: DialectHint | undefined): Omit<DocumentLook, 'examined'> {
    const kind = this.top.get('kind');
    if (kind !== undefined && this.has('apiVersion')) {
      const resource = { dialect: 'kubernetes', type: kind, name: this.name ?? this.top.get('name'), namespace: this.namespace };
      const offers = kind === 'Secret' || kind === 'ConfigMap' ? this.offers : [];
      return { role: dialects.kubernetesKinds.get(kind) ?? dialects.kubernetes, resource: clean(resource), offers };
    }
    const named = (role: Role, dialect: string, type: string): Omit<DocumentLook, 'examined'> => ({ role, resource: { dialect, type }, offers: [] });
    if (this.composeService) return named(dialects.compose, 'compose', 'project');
    if (this.runsUsing) return named(dialects.action, 'github-actions', 'action');
    if (this.has('jobs') && (this.has('on') || this.has('true'))) return named(dialects.workflow, 'github-actions', 'workflow');
    if (this.has('version') && this.has('jobs') && (this.has('workflows') || this.has('orbs'))) return named(dialects.circle, 'circleci', 'pipeline');
    if (this.has('pipelines') && !this.has('receivers')) return named(dialects.otherPipeline, 'pipeline', 'pipeline');
    switch (hint) {
      case 'compose': return named(dialects.compose, 'compose', 'project');
      case 'workflow': return named(dialects.workflow, 'github-actions', 'workflow');
      case 'action': return named(dialects.action, 'github-actions', 'action');
      case 'gitlab': return named(dialects.gitlab, 'gitlab', 'pipeline');
      case 'circle': return named(dialects.circle, 'circleci', 'pipeline');
      case 'azure': return named(dialects.azure, 'azure-pipelines', 'pipeline');
      case 'otherPipeline': return named(dialects.otherPipeline, 'pipeline', 'pipeline');
      case 'spring': return { role: dialects.spring, offers: [] };
      case 'kustomization': return named(dialects.kubernetesKinds.get('Kustomization') ?? dialects.kubernetes, 'kubernetes', 'Kustomization');
      case undefined: break;
    }
    if (this.azureItem || ((this.has('trigger') || this.has('pool')) && (this.has('steps') || this.has('jobs') || this.has('stages')))) {
      return named(dialects.azure, 'azure-pipelines', 'pipeline');
    }
    if (this.jobScript && (this.has('stages') || this.has('image') || this.has('variables') || this.has('include') || this.has('default'))) {
      return named(dialects.gitlab, 'gitlab', 'pipeline');
    }
    if (kind === 'pipeline' && this.has('steps')) return named(dialects.otherPipeline, 'pipeline', 'pipeline');
    if (this.has('secretGenerator') || this.has('configMapGenerator')) {
      return named(dialects.kubernetesKinds.get('Kustomization') ?? dialects.kubernetes, 'kubernetes', 'Kustomization');
    }
    if (this.has('spring')) return { role: dialects.spring, offers: [] };
    return { role: dialects.general, offers: [] };
  }
}

function clean(resource: { dialect: string; type: string; name: string | undefined; namespace: string | undefined }): ResourceIdentity {
  const { dialect, type, name, namespace } = resource;
  return { dialect, type, ...(name === undefined ? {} : { name }), ...(namespace === undefined ? {} : { namespace }) };
}

/** The simple key at `at` and, when asked for, its value on the same line; undefined where there is none. */
function keyAt(text: string, at: number): { readonly name: string; value(): string; line(): string } | undefined {
  const limit = Math.min(text.length, at + 200);
  for (let i = at; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit === LF || unit === CR) return undefined;
    if (unit === COLON) {
      const next = text.charCodeAt(i + 1);
      if (next !== SPACE && next !== LF && next !== CR && next === next && next !== 9) continue;
      return { name: unquote(text.slice(at, i)), value: () => plainWord(text, i + 1), line: () => text.slice(i + 1, Math.min(i + 254, endOfLine(text, i))) };
    }
  }
  return undefined;
}

/** A short scalar on one line; empty for anything else, templates included. */
function plainWord(text: string, from: number): string {
  const line = text.slice(from, Math.min(text.length, from + 254));
  const value = /^[ \t]*("[^"\r\n]*"|'[^'\r\n]*'|[^\s#'"&*!|>{[][^\s#]*)[ \t]*(?:#|\r|\n|$)/.exec(line)?.[1] ?? '';
  return value.includes('{{') ? '' : unquote(value);
}

function unquote(text: string): string {
  const first = text.charCodeAt(0);
  return (first === 34 || first === 39) && text.length > 1 && text.charCodeAt(text.length - 1) === first ? text.slice(1, -1) : text.trimEnd();
}

/** Where a document's content starts: past a byte order mark, blank lines, comments, directives, templates and `---`. */
export function firstContent(text: string, from: number): { readonly at: number; readonly column: number; readonly examined: number } {
  let lineStart = from;
  let marked = false;
  while (lineStart < text.length) {
    let at = lineStart;
    if (text.charCodeAt(at) === BYTE_ORDER_MARK) at++;
    const start = at;
    if (documentMark(text, at) === 1) {
      if (marked || lineStart > from) break;
      marked = true;
      at += 3;
    }
    at = skipSpaces(text, at);
    const unit = text.charCodeAt(at);
    const skipped = isBreak(unit) || unit === HASH || (unit === PERCENT && at === start) || isTemplateLine(text, at);
    if (at < text.length && !skipped) return { at, column: at - start, examined: at + 4 };
    lineStart = afterBreak(text, endOfLine(text, at));
  }
  return { at: text.length, column: 0, examined: lineStart + 4 };
}
