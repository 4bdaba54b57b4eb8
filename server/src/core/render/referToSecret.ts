/** Manifest value → the platform's own reference to a secret; the value stays in the git-ignored local env file. */
import type { Intent } from '../intent';
import { interpolation } from '../languages/yaml/spelling';
import { lineEnding, lineStart, shift, span, type TextEdit } from '../text';
import type { FileEdit, RenderContext, Rendered, Subject } from './index';
import { kubernetesArgument } from './kubernetesArgument';
import { flowKeyRef, jsonKeyRef, referring, secretFor, valueFrom, type SecretKey } from './kubernetesSecret';
import { composeEnvFile, keptValue, localFile, valueKept, type Kept, type LocalFile } from './localFile';

type Refer = Extract<Intent, { kind: 'refer-to-secret' }>;

/**
 * Kubernetes: `valueFrom` a key of a Secret; Compose: `${KEY}` from the project's `.env`, which every image can take
 * (for those made for secrets see mountSecret.ts); GitHub Actions: `${{ secrets.KEY }}`.
 */
export function referToSecret(intent: Refer, subject: Subject, context: RenderContext, kept: Kept = valueKept(intent.literal)): Rendered {
  const { literal } = intent;
  switch (literal.slot) {
    case 'kubernetes-env': return kubernetes(intent, subject, context, kept);
    case 'kubernetes-argument': return kubernetesArgument(intent, subject, context, kept);
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
  const secret = secretFor(intent.literal, intent.key, intent.literal.name ?? '', context);
  const newText = key.flow ? flowReference(secret, key.quoted) : blockReference(secret, key.column, context.notes.of(text, lineEnding));
  return { ...referring(secret, literal), edits: [...kept.edits, own(finding.path, { span: span(key.start, whole.end), newText })] };
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

function blockReference(secret: SecretKey, column: number, ending: string): string {
  return valueFrom(secret).map((line, at) => (at === 0 ? line : ' '.repeat(column) + line)).join(ending);
}

function flowReference(secret: SecretKey, quoted: boolean): string {
  return quoted ? `"valueFrom": ${jsonKeyRef(secret)}` : `valueFrom: ${flowKeyRef(secret)}`;
}
