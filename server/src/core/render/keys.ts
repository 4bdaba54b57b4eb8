import type { Intent } from '../intent';
import { appendEntry } from '../languages/dotenv/edits';
import { envOutline, type EnvOutline } from '../languages/dotenv/outline';
import type { RenderContext, Rendered, Subject } from './index';

/** Adds a key to the contract, empty: a promise, never a value. Where the app cannot start without it, to the env file as well. */
export function declareKey(intent: Extract<Intent, { kind: 'declare-key' }>, _subject: Subject, context: RenderContext): Rendered {
  const contract = outlineOf(intent.contract, intent.key, context);
  const decorators = [...(intent.sensitive ? ['@sensitive'] : []), ...(intent.optional ? ['@optional'] : [])].join(' ');
  const edits = contract && appendEntry(contract, intent.key, '', decorators === '' ? undefined : decorators);
  if (!edits) return undefined;
  const files = [{ path: intent.contract, create: false, holdsValue: false, edits }];
  const real = intent.defineIn === undefined ? undefined : outlineOf(intent.defineIn, intent.key, context);
  const definition = real && appendEntry(real, intent.key, '');
  // Declared only, the key would be missing where it cannot be added.
  if (real && !definition) return undefined;
  if (definition && intent.defineIn !== undefined) files.push({ path: intent.defineIn, create: false, holdsValue: false, edits: definition });
  return { title: `Declare ${files.length > 1 ? `${intent.key} in ${intent.contract} and ${intent.defineIn}` : `${intent.key} in ${intent.contract}`}`, safety: 'safe', edits: files };
}

/** Adds a key to a real env file with the contract's public default, or empty for a person to fill in. */
export function defineKey(intent: Extract<Intent, { kind: 'define-key' }>, _subject: Subject, context: RenderContext): Rendered {
  const real = outlineOf(intent.file, intent.key, context);
  const edits = real && appendEntry(real, intent.key, intent.value);
  if (!edits) return undefined;
  return {
    title: `Define ${intent.key} in ${intent.file}`,
    safety: 'safe',
    edits: [{ path: intent.file, create: false, holdsValue: false, edits }],
  };
}

/** The env file at a path, as long as it lacks the key. */
function outlineOf(path: string, key: string, context: RenderContext): EnvOutline | undefined {
  const text = context.text(path);
  const env = text === undefined ? undefined : context.notes.of(text, envOutline);
  return env && env.named(key).length === 0 ? env : undefined;
}
