/**
 * A container's argument → `$(KEY)`, which Kubernetes fills from the container's own environment, and there the key from a
 * Secret. https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
 */
import type { Literal } from '../facts';
import type { Intent } from '../intent';
import { appended, inserted, type Insertion } from '../languages/yaml/insert';
import { entryOf, outlines, scalarOf, type Collection, type Entry, type Shape } from '../languages/yaml/outline';
import { lineEnding, shift, type TextEdit } from '../text';
import { flowKeyRef, jsonKeyRef, referring, secretFor, valueFrom, type SecretKey } from './kubernetesSecret';
import { keptValue, localFile, type Kept } from './localFile';
import type { RenderContext, Rendered, Subject } from './index';

/** Objects that run pods, whose containers Kubernetes itself reads. */
const WORKLOADS: ReadonlySet<string> = new Set(['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'CronJob']);

export function kubernetesArgument(
  intent: Extract<Intent, { kind: 'refer-to-secret' }>, { finding, text, base }: Subject, context: RenderContext, what: Kept,
): Rendered {
  const { literal } = intent;
  const content = shift(literal.site.content, base);
  // Escapes, or a dollar sign that Kubernetes would read: what it puts in would not be what stood there.
  if (text.slice(content.start, content.end) !== literal.value || /[$\r\n]/.test(literal.value)) return undefined;
  const found = containerAround(text, literal, content.start, context);
  const store = found && localFile(finding.path, context);
  const kept = store && keptValue(store, finding.path, intent.key, what, context);
  if (!found || !kept) return undefined;
  const secret = secretFor(literal, kept.key, kept.key, context);
  const variable = variableFor(kept.key, secret, found.container);
  const added = variable && !variable.present ? environmentEntry(found, variable.name, secret, text, context.notes.of(text, lineEnding)) : undefined;
  if (!variable || (!variable.present && !added)) return undefined;
  const edits: TextEdit[] = [{ span: content, newText: `$(${variable.name})` }, ...inserted([added])];
  return { ...referring(secret, literal), edits: [...kept.edits, { path: finding.path, create: false, holdsValue: false, edits }] };
}

interface Found {
  readonly container: Collection;
  /** `args` or `command`, which holds the argument. */
  readonly holder: Entry;
}

/** The container whose `args` or `command` hold a place; undefined where parts of it may come from elsewhere. */
function containerAround(text: string, { path = [], site }: Literal, offset: number, context: RenderContext): Found | undefined {
  let shape: Shape | undefined = context.notes.of(text, outlines)(offset)?.root;
  if (!WORKLOADS.has(scalarOf(entryOf(shape, 'kind')) ?? '') || site.form === 'text' || site.form === 'block') return undefined;
  for (const [at, step] of path.entries()) {
    const isContainer = step === '[]' && /^(?:init|ephemeral)?[cC]ontainers$/.test(path[at - 1] ?? '');
    const entry: Entry | undefined = step !== '[]' ? entryOf(shape, step)
      : shape?.kind === 'sequence' ? shape.entries.find((each) => each.start <= offset && offset < each.end) : undefined;
    if (!entry || entry.decorated || entryOf(shape, '<<')) return undefined;
    shape = entry.shape();
    if (!isContainer) continue;
    const holder = path[at + 1] === undefined ? undefined : entryOf(shape, path[at + 1] ?? '');
    if (shape.kind !== 'mapping' || !holder || holder.decorated || shape.entry('<<')) return undefined;
    return /^(?:args|command)$/.test(holder.key) && holder.start < offset && offset < holder.end ? { container: shape, holder } : undefined;
  }
  return undefined;
}

/** The first name that is free in the container, or has this very value; undefined where its environment cannot be read. */
function variableFor(key: string, secret: SecretKey, container: Collection): { readonly name: string; readonly present: boolean } | undefined {
  const env = container.entry('env')?.shape();
  if (env && env.kind !== 'sequence' && env.kind !== 'empty') return undefined;
  const items = env?.kind === 'sequence' ? env.entries.map((item) => item.shape()) : [];
  if (items.some((item) => scalarOf(entryOf(item, 'name')) === undefined)) return undefined;
  for (let number = 1; ; number++) {
    const name = key + (number === 1 ? '' : `_${number}`);
    const same = items.filter((item) => scalarOf(entryOf(item, 'name')) === name);
    const reference = entryOf(entryOf(same[0], 'valueFrom')?.shape(), 'secretKeyRef')?.shape();
    const isThis = same.length === 1 && scalarOf(entryOf(reference, 'name')) === secret.name && scalarOf(entryOf(reference, 'key')) === secret.key;
    if (same.length === 0 || isThis) return { name, present: isThis };
  }
}

/** The variable in the container's `env`, which is made behind the arguments where there is none. */
function environmentEntry({ container, holder }: Found, name: string, secret: SecretKey, text: string, ending: string): Insertion | undefined {
  const json = text.charAt(holder.start) === '"';
  const flow = json ? `{ "name": ${JSON.stringify(name)}, "valueFrom": ${jsonKeyRef(secret)} }` : `{name: ${name}, valueFrom: ${flowKeyRef(secret)}}`;
  const block = [`- name: ${name}`, ...valueFrom(secret).map((line) => `  ${line}`)].join('\n');
  const entry = container.entry('env');
  const env = entry?.shape();
  if (entry?.decorated) return undefined;
  if (env?.kind === 'sequence') return appended(env, env.flow ? flow : block, ending);
  if (container.flow) return entry ? undefined : appended(container, json ? `"env": [${flow}]` : `env: [${flow}]`, ending);
  const below = (indent: string): string => block.split('\n').map((line) => ending + indent + line).join('');
  const column = ' '.repeat(container.column);
  return entry ? { at: entry.end, text: below(`${column}  `) } : { at: holder.end, text: `${ending}${column}env:${below(`${column}  `)}` };
}
