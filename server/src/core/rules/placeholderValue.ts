/** `placeholder-value`: a real env file still holds what an example put there to be replaced. */
import { isCredentialName } from '../credentialNames';
import { envFileName } from '../envFiles';
import { defineRule } from '../rule';

/** Made-up values are what these environments are for. */
const MADE_UP: ReadonlySet<string> = new Set(['test', 'testing', 'ci', 'e2e']);

/** Away from credentials, `dev`, `none` or `unknown` are values like others: only what plainly waits to be replaced counts. */
const WAITING = /^<[^<>]+>$|change[-_ ]?me|replace[-_ ]?(?:me|this|with)|^(?:your|insert|enter|fill)[-_ ]|[-_ ]here$|x{4}|^(?:todo|fixme|tbd)\b/i;

export const placeholderValue = defineRule({
  id: 'placeholder-value',
  title: 'A placeholder that was never replaced in an env file',
  category: 'contract',
  severity: 'warning',
  confidence: 'medium',
  profile: 'default',
  softInExamples: true,
  messages: {
    placeholder: '{name} still has a placeholder for a value: what reads it fails, or runs with something that anyone can guess. Fill in the real one.',
  },
  on: {
    *definition(definition, file) {
      if (file.env !== 'real' || definition.valueClass !== 'placeholder' || !definition.site) return;
      if (!isCredentialName(definition.name) && !WAITING.test(definition.value.slice(0, 256))) return;
      if (MADE_UP.has(envFileName(file.path)?.environment ?? '')) return;
      yield { at: definition.site.content, message: 'placeholder', data: { name: definition.name }, name: definition.name };
    },
  },
});
