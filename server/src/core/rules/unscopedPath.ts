/** `unscoped-path`: a reference whose path does not say which environment and service it belongs to. */
import type { SecretReference } from '../facts';
import { completedPath, conventionOf, missingParts, ownSegments } from '../pathShape';
import { defineRule } from '../rule';
import { inferScope, providerTitle, rewrittenReference } from '../scope';

export const unscopedPath = defineRule({
  id: 'unscoped-path',
  title: 'A secret’s path does not confine it to one environment and service',
  category: 'scope',
  severity: 'warning',
  confidence: 'high',
  profile: 'default',
  softInExamples: false,
  messages: {
    unscoped: 'The path “{path}” names no {missing}. Whoever may read it can read it for everything; use environment/service/provider/purpose, such as {example}.',
    convention: '{count} of {all} {provider} paths are written as {template}. If that is your convention, set it in .lasthop.yaml (paths), and paths that differ are reported.',
  },
  on: {
    *secretReference(reference, file, view) {
      const { settings } = view;
      // Tests and manuals make paths up.
      if (file.role === 'test' || file.role === 'documentation') return;
      const around = inferScope(file.path, settings);
      const missing = missingParts(reference, around, settings);
      if (missing.length === 0) return;
      const all = view.all('secretReference').filter(({ fact }) => fact.provider === reference.provider);
      if (conventionOf(all.map(({ fact }) => fact), settings)?.follows(reference)) return;
      const path = completedPath(reference, around, settings);
      const newText = path === undefined ? undefined : rewrittenReference(reference, path);
      yield {
        at: spanOf(reference),
        message: 'unscoped',
        ...(reference.name === undefined ? {} : { name: reference.name }),
        data: {
          path: (ownSegments(reference) ?? [reference.path]).join('/'),
          missing: listed(missing),
          example: path ?? 'dev/api/stripe/secret_key',
        },
        intents: path !== undefined && newText !== undefined && reference.site
          ? [{ kind: 'add-scope', site: reference.site, newText, path }] : [],
      };
    },
  },
  /** Said once, in the first file that follows the convention. */
  *file(file, view) {
    const here = view.inFile(file.path, 'secretReference');
    if (here.length === 0 || file.role === 'test' || file.role === 'documentation') return;
    const all = view.all('secretReference');
    for (const provider of new Set(here.map(({ fact }) => fact.provider))) {
      const own = all.filter(({ fact }) => fact.provider === provider);
      const convention = conventionOf(own.map(({ fact }) => fact), view.settings);
      if (!convention || own.find(({ fact }) => convention.follows(fact))?.path !== file.path) continue;
      if (own.every(({ fact, path }) => missingParts(fact, inferScope(path, view.settings), view.settings).length === 0)) continue;
      yield {
        at: 'file',
        message: 'convention',
        severity: 'hint',
        kind: 'convention',
        name: provider,
        data: { count: `${convention.count}`, all: `${convention.of}`, provider: providerTitle(provider), template: convention.template },
      };
    }
  },
});

function spanOf(reference: SecretReference): SecretReference['span'] {
  return reference.site?.content ?? reference.span;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', no ')} and no ${words[words.length - 1]}`;
}
