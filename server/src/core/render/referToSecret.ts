/** Manifest value → the platform's own reference to a secret; the value stays in the git-ignored local env file. */
import type { Literal, Resource } from '../facts';
import type { Intent } from '../intent';
import { interpolation, scalarText } from '../languages/yaml/spelling';
import { grouped } from '../notes';
import { PURPOSE } from '../secretPath';
import { lineEnding, lineStart, shift, span, type TextEdit } from '../text';
import type { FactAt } from '../view';
import type { FileEdit, RenderContext, Rendered, Subject } from './index';
import { composeEnvFile, keptValue, localFile, valueKept, type Kept, type LocalFile } from './localFile';

type Refer = Extract<Intent, { kind: 'refer-to-secret' }>;

/**
 * Kubernetes: `valueFrom` a key of a Secret; Compose: `${KEY}` from the project's `.env`, which every image can take
 * (for those made for secrets see mountSecret.ts); GitHub Actions: `${{ secrets.KEY }}`.
 */
export function referToSecret(intent: Refer, subject: Subject, context: RenderContext, kept: Kept = valueKept(intent.literal.value)): Rendered {
  const { literal } = intent;
  switch (literal.slot) {
    case 'kubernetes-env': return kubernetes(intent, subject, context, kept);
    case 'compose-environment':
      return inPlace(
        intent, subject, context, kept, composeEnvFile(subject.finding.path, context), (key) => `\${${key}}`, (key) => `Read ${key} from the environment`,
      );
    case 'pipeline-env': case 'pipeline-input':
      if (literal.resource?.dialect !== 'github-actions') return undefined;
      return inPlace(intent, subject, context, kept, localFile(subject.finding.path, context), (key) => `\${{ secrets.${key} }}`, (key) => `Refer to the secret ${key}`);
    default: return undefined;
  }
}

/** The value replaced where it stands. */
function inPlace(
  intent: Refer, { finding, text, base }: Subject, context: RenderContext, what: Kept, store: LocalFile | undefined,
  reference: (key: string) => string, title: (key: string) => string,
): Rendered {
  const { literal } = intent;
  if (/^GITHUB_/.test(intent.key) && literal.slot !== 'compose-environment') return undefined; // names GitHub keeps for itself
  const kept = store && keptValue(store, finding.path, intent.key, what, context);
  if (!kept) return undefined;
  const whole = shift(literal.site.whole, base);
  const newText = interpolation(text, { ...literal.site, whole, content: shift(literal.site.content, base) }, reference(kept.key));
  if (newText === undefined) return undefined;
  return {
    title: title(kept.key), safety: 'review',
    ...(literal.slot === 'compose-environment' ? {} : { delivery: { to: 'github' as const, name: kept.key } }),
    edits: [...kept.edits, own(finding.path, { span: whole, newText })],
  };
}

function own(path: string, edit: TextEdit): FileEdit {
  return { path, create: false, holdsValue: false, edits: [edit] };
}

/** `value: …` of an env item becomes `valueFrom: secretKeyRef`. */
function kubernetes(intent: Refer, { finding, text, base }: Subject, context: RenderContext, what: Kept): Rendered {
  const { literal } = intent;
  const whole = shift(literal.site.whole, base);
  const key = valueKey(text, whole.start);
  const store = localFile(finding.path, context);
  const kept = store && keptValue(store, finding.path, intent.key, what, context);
  if (!key || !kept) return undefined;
  const secret = secretFor(intent, context);
  const newText = key.flow ? flowReference(secret, key.quoted) : blockReference(secret, key.column, context.notes.of(text, lineEnding));
  return {
    title: `Refer to ${secret.key} of the Secret ${secret.name}`,
    safety: 'review',
    delivery: { to: 'kubernetes', name: secret.name, key: secret.key, ...(literal.resource?.namespace === undefined ? {} : { namespace: literal.resource.namespace }) },
    edits: [...kept.edits, own(finding.path, { span: span(key.start, whole.end), newText })],
  };
}

interface SecretKey {
  readonly name: string;
  readonly key: string;
}

/** The key `value` before a value: undefined where something else (an anchor, a tag, another key) stands there. */
function valueKey(text: string, valueStart: number): { start: number; column: number; flow: boolean; quoted: boolean } | undefined {
  const from = Math.max(0, valueStart - 400);
  const match = /("value"|'value'|value)[ \t]*:\s*$/.exec(text.slice(from, valueStart));
  if (!match) return undefined;
  const start = from + match.index;
  const line = lineStart(text, start, 400);
  const before = text.slice(line, start);
  const quoted = text.charAt(start) === '"';
  if (before.length < 400 && /^\s*(?:- +)*$/.test(before) && !quoted) return { start, column: start - line, flow: false, quoted };
  return /[{,]\s*$/.test(text.slice(Math.max(0, start - 400), start)) ? { start, column: 0, flow: true, quoted } : undefined;
}

function blockReference({ name, key }: SecretKey, column: number, ending: string): string {
  const indent = ' '.repeat(column);
  return ['valueFrom:', `${indent}  secretKeyRef:`, `${indent}    name: ${scalarText(name)}`, `${indent}    key: ${scalarText(key)}`].join(ending);
}

function flowReference({ name, key }: SecretKey, quoted: boolean): string {
  if (quoted) return `"valueFrom": { "secretKeyRef": { "name": ${JSON.stringify(name)}, "key": ${JSON.stringify(key)} } }`;
  return `valueFrom: {secretKeyRef: {name: ${scalarText(name, true)}, key: ${scalarText(key, true)}}}`;
}

/** A Secret of the workspace that offers the key, else the one that the conventions name: `api-stripe`, `secret_key`. */
function secretFor({ literal, key }: Refer, context: RenderContext): SecretKey {
  const offered = literal.name === undefined ? undefined : existing(literal, literal.name, context);
  if (offered) return offered;
  const match = PURPOSE.exec(key);
  const purpose = match?.[1] ?? key;
  const issuer = match ? key.slice(0, match.index) : '';
  const parts = [literal.resource?.name ?? '', issuer].map(objectName).filter((part) => part !== '');
  const name = parts[0] !== undefined && parts[0] === parts[1] ? parts[0] : parts.join('-');
  return { name: name === '' ? objectName(key) : name.slice(0, 253).replace(/-+$/, ''), key: purpose.toLowerCase() };
}

function existing(literal: Literal, key: string, context: RenderContext): SecretKey | undefined {
  const offering = context.notes.of(context.view.all('resource'), secretsByKey).get(key);
  return offering?.find(({ namespace }) => namespace === literal.resource?.namespace);
}

/** The Secrets of the workspace by each key that they offer. */
function secretsByKey(resources: readonly FactAt<Resource>[]): ReadonlyMap<string, readonly (SecretKey & { readonly namespace: string | undefined })[]> {
  const offered = resources.flatMap(({ fact: { identity, offers } }) => (
    identity.type === 'Secret' && identity.dialect === 'kubernetes' && identity.name !== undefined
      ? offers.map((key) => ({ name: identity.name ?? '', key, namespace: identity.namespace })) : []));
  return grouped(offered, ({ key }) => key);
}

/** A name that Kubernetes takes for an object (RFC 1123 subdomain). */
function objectName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9.-]+/g, '-').replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}
