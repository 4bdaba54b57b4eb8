/** A configured command with its placeholders filled in: what a file says can become an argument, never an option. */
import { done, failed, type Outcome } from './store';

export interface Filling {
  readonly path: string;
  readonly field: string | undefined;
  readonly reference: string;
}

/** The field of a secret that stands alone at its path. */
const usualField = 'value';

export function filledCommand(template: readonly string[], filling: Filling & { readonly root: string }): Outcome<readonly string[]> {
  const values: Readonly<Record<string, string>> = { ...filling, field: filling.field ?? usualField };
  const wrong = problemOf(filling);
  if (wrong !== undefined) return failed('invalid', wrong);
  const filled: string[] = [];
  for (const [index, argument] of template.entries()) {
    // The program itself is what was approved.
    const text = index === 0 ? argument : argument.replace(/\{(reference|path|field|root)\}/g, (_all, name: string) => values[name] ?? '');
    if (text.startsWith('-') && !argument.startsWith('-')) {
      return failed('invalid', `A path that begins with “-” would become an option of ${template[0] ?? 'the program'}. Rename the secret.`);
    }
    filled.push(text);
  }
  return done(filled);
}

function problemOf({ path, reference, field = '' }: Filling): string | undefined {
  if (/[\u0000-\u001f\u007f]/.test(path + reference + field)) return 'The reference holds a control character. Write it anew.';
  if (path.split(/[/\\]/).includes('..')) return 'The path holds “..”, which could lead out of the store. Write the path in full.';
  // vals lets a URI carry a token: as an argument every process could read it.
  if (/[?&](?:token|password|passwd|secret|secret_id|api_?key|access_token|client_secret)=[^&#]/i.test(reference)) {
    return 'The reference carries a credential itself, which would be visible in the list of processes. Put it into the environment and leave it out of the reference.';
  }
  return undefined;
}
