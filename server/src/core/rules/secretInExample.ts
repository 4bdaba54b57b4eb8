/** `secret-in-example`: a contract, which is checked in for everyone to read, holds a secret. */
import { isSensitive } from '../contract';
import type { Literal, Recognition } from '../facts';
import { issuerOf, movingIntents } from '../moving';
import { defineRule } from '../rule';
import type { FileContext, WorkspaceView } from '../view';
import { detectorById } from './recognised';

export const secretInExample = defineRule({
  id: 'secret-in-example',
  title: 'A real secret in a contract such as `.env.example`',
  category: 'contract',
  severity: 'error',
  confidence: 'high',
  profile: 'default',
  softInExamples: false,
  messages: {
    value: '{name} has a real-looking secret in a file that is checked in for everyone. Remove the value, and replace the secret wherever it is in use.',
    comment: 'A comment of this contract holds a secret, and the file is checked in for everyone. Remove it, and replace the secret wherever it is in use.',
  },
  on: {
    *literal(literal, file, view) {
      if (file.env !== 'contract') return;
      const recognitions = literal.recognitions ?? [];
      const [first] = recognitions;
      if (literal.slot === 'contract') {
        if (!isIssued(first) && !looksSecret(literal, file, view)) return;
        const name = literal.name ?? '';
        yield {
          at: literal.site.content,
          message: 'value',
          data: { name },
          name,
          value: literal.site.content,
          ...(first ? { kind: first.detector } : { confidence: 'medium' as const }),
          ...(first?.testMode || literal.valueClass === 'weak' ? { severity: 'warning' as const } : {}),
          intents: [{ kind: 'remove-value', site: literal.site, key: name }, ...movingIntents(literal, name, file, issuerOf(first && detectorById(first.detector)))],
        };
      } else {
        for (const found of recognitions) {
          if (!isIssued(found) && literal.valueClass !== 'opaque') continue;
          yield { at: found.span, message: 'comment', kind: found.detector, value: found.span, confidence: found.confidence };
        }
      }
    },
  },
});

/** An issuer's token or a private key: a secret by its form. Of an address with a password, the password decides. */
function isIssued(recognition: Recognition | undefined): boolean {
  return recognition !== undefined && recognition.rule !== 'credential-in-url' && recognition.confidence !== 'low';
}

/**
 * Where the contract or the name says that a secret belongs, whatever looks real; elsewhere an address with a password.
 * A guessable value (`postgres`) is the usual default of a local service and no finding, unless marked `@sensitive`.
 */
function looksSecret(literal: Literal, file: FileContext, view: WorkspaceView): boolean {
  const { valueClass, value } = literal;
  if (valueClass !== 'opaque' && valueClass !== 'weak') return false;
  const declaration = view.namedIn(file.path, 'declaration', literal.name ?? '')[0]?.fact;
  if (valueClass === 'weak') return declaration?.decorators.get('sensitive') === true;
  if (declaration && (declaration.decorators.has('sensitive') || declaration.decorators.has('public'))) return isSensitive(declaration);
  return literal.credentialName === true || value.includes('://');
}
