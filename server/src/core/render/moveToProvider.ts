/**
 * Literal → a secret store. What stays is the reference where something resolves references (env files), else what the
 * place's format has: a read of the environment, a secret of the platform, a command. The host writes the value first.
 */
import type { Intent } from '../intent';
import { isUnused } from '../keyUse';
import { commentEntry } from '../languages/dotenv/edits';
import { envOutline } from '../languages/dotenv/outline';
import { quoteValue } from '../languages/dotenv/quote';
import { localEnvironment, pathForContract } from '../secretPath';
import { contains, firstIndex, lineEnd, lineStart, nextLine, shift, span, type Span, type TextEdit } from '../text';
import { keyFor, pathFor, type Target } from './contractKey';
import type { Destination, FileEdit, RenderContext, Rendered, Subject } from './index';
import { contractEntry, keptValue, localFile, missingDecorators, type Kept } from './localFile';
import { mountSecret } from './mountSecret';
import { readFromEnvironment } from './readFromEnvironment';
import { referToSecret } from './referToSecret';

type Intended = Extract<Intent, { kind: 'move-to-provider' }>;

export const MOVE_TITLE = 'Move to the secret manager…';

export function moveToProvider(intended: Intended, subject: Subject, context: RenderContext): Rendered {
  const { destination } = context;
  const path = destination && pathFor(intended, subject, context);
  const reference = path === undefined ? undefined : destination?.reference(path);
  if (!destination || path === undefined || reference === undefined) return undefined;
  const intent = { ...intended, key: keyFor(intended, subject, context, { path, reference }) };
  const made = replaced(intent, subject, context, destination, { path, reference });
  if (!made) return undefined;
  const leftIn = made.edits.find((edit) => edit.edits.some(({ newText }) => newText.includes(reference)))?.path;
  return {
    title: MOVE_TITLE,
    safety: 'review',
    edits: made.edits,
    move: { path, key: intent.key, ...(leftIn === undefined ? {} : { leftIn }), ...(made.delivery ? { delivery: made.delivery } : {}) },
  };
}

type Replaced = Pick<NonNullable<Rendered>, 'edits' | 'delivery'> | undefined;

function replaced(intent: Intended, subject: Subject, context: RenderContext, destination: Destination, { path, reference }: Required<Target>): Replaced {
  const { literal, key } = intent;
  const local = path.startsWith(`${localEnvironment(context.view.settings)}/`);
  const kept: Kept = { text: reference, value: literal.value, contractPath: pathForContract(path), local, declared: true };
  switch (literal.slot) {
    case 'env-file':
      return subject.language.id === 'envrc' ? inShell(intent, subject, context, destination, path) : inEnvFile(intent, subject, context, kept);
    case 'contract':
      return inContract(intent, subject, context, kept);
    case 'compose-environment':
      return mountSecret({ kind: 'mount-secret', literal, key }, subject, context, kept)
        ?? referToSecret({ kind: 'refer-to-secret', literal, key }, subject, context, kept);
    case 'kubernetes-env': case 'kubernetes-argument': case 'pipeline-env': case 'pipeline-input':
      // The platform's own secret delivers it there; no developer's env file does.
      return referToSecret({ kind: 'refer-to-secret', literal, key }, subject, context, { ...kept, local: false, declared: false });
    case undefined: case 'environment-default':
      if (subject.language.id === 'shell') return inShell(intent, subject, context, destination, path);
      return readFromEnvironment({ kind: 'read-from-environment', literal, key }, subject, context, kept);
    default:
      return undefined;
  }
}

/** The reference in the value's place, in its quotes where it has some; the contract learns where the value comes from. */
function inEnvFile({ literal, key }: Intended, { finding, base }: Subject, context: RenderContext, { text, contractPath }: Kept): Replaced {
  const { content, whole, form } = literal.site;
  const quoted = (form === 'single' || form === 'double' || form === 'backtick') && !/["'`\\$\r\n]/.test(text);
  const written = quoted ? text : quoteValue(text);
  if (written === undefined) return undefined;
  const contract = isForNobody(finding.path, key, context) ? [] : contractEntry(finding.path, key, contractPath, context);
  return contract && { edits: [own(finding.path, { span: shift(quoted ? content : whole, base), newText: written }), ...contract] };
}

/** A key that the contract does not declare, and should not: nothing reads it, or the env file belongs to another folder. */
function isForNobody(path: string, key: string, { view }: RenderContext): boolean {
  const family = view.familyOf(path);
  if (!family || family.contracts.some((contract) => view.namedIn(contract, 'declaration', key).length > 0)) return false;
  return !family.real.includes(path) || isUnused(key, family.folder, view);
}

/** The contract keeps the key and says where the value is; the reference goes where the value would be read. */
function inContract({ literal, key }: Intended, { finding, text, base }: Subject, context: RenderContext, kept: Kept): Replaced {
  const declarations = context.view.namedIn(finding.path, 'declaration', key);
  // Declared twice, the comment would speak of the one that keeps its value.
  const declaration = declarations.length === 1 ? declarations[0]?.fact : undefined;
  const comment = declaration && kept.contractPath !== undefined ? missingDecorators(declaration, kept.contractPath) : undefined;
  const above = comment === undefined ? [] : commentEntry(context.notes.of(text, envOutline), key, comment);
  const edits: TextEdit[] = [...(above ?? []), { span: shift(literal.site.whole, base), newText: '' }];
  const store = kept.local ? localFile(finding.path, context) : undefined;
  const defined = store !== undefined && context.view.namedIn(store.path, 'definition', key).length > 0;
  const local = !store || defined ? undefined : localReference(finding.path, key, { ...kept, declared: false }, context);
  return { edits: [...(local ?? []), { path: finding.path, create: false, holdsValue: false, edits }] };
}

function localReference(path: string, key: string, kept: Kept, context: RenderContext): readonly FileEdit[] | undefined {
  const store = localFile(path, context);
  return store && keptValue(store, path, key, kept, context)?.edits;
}

/** `export KEY="$(lasthop get …)"`, where an assignment of its own stands on the line. */
function inShell({ literal }: Intended, { finding, text, base }: Subject, { notes }: RenderContext, destination: Destination, path: string): Replaced {
  const whole = shift(literal.site.whole, base);
  const command = destination.command(path);
  const before = text.slice(lineStart(text, whole.start, 400), whole.start);
  if (command === undefined || literal.name === undefined || before.length >= 400 || !/^\s*(?:(?:export|readonly|local|declare|typeset)\s+(?:-[A-Za-z]+\s+)*)?[A-Za-z_]\w*=$/.test(before)) return undefined;
  if (!/^(?:[ \t]*(?:$|[\r\n#;&|])|[ \t]+[A-Za-z_]\w*=)/.test(text.slice(whole.end, whole.end + 80)) || isWithin(notes.of(text, hereDocuments), whole)) return undefined;
  return { edits: [own(finding.path, { span: whole, newText: `"$(${command})"` })] };
}

function isWithin(sorted: readonly Span[], place: Span): boolean {
  const nearest = sorted[firstIndex(sorted.length, (index) => (sorted[index]?.start ?? 0) > place.start) - 1];
  return nearest !== undefined && contains(nearest, place);
}

/** The texts of here-documents: data, not script. */
function hereDocuments(text: string): readonly Span[] {
  const found: Span[] = [];
  let open: string | undefined;
  let start = 0;
  for (let at = 0; at < text.length;) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (open === undefined) {
      open = line.includes('<<') ? /(?:^|[^<])<<-?\s*\\?["']?([A-Za-z_]\w*)["']?/.exec(line)?.[1] : undefined;
      start = end;
    } else if (line.trim() === open) {
      found.push(span(start, end));
      open = undefined;
    }
    at = nextLine(text, end);
  }
  if (open !== undefined) found.push(span(start, text.length));
  return found;
}

function own(path: string, edit: TextEdit): FileEdit {
  return { path, create: false, holdsValue: false, edits: [edit] };
}
