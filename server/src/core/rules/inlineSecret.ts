/** `inline-secret`: a credential that its issuer's form gives away. */
import type { Recognition } from '../facts';
import { defineRule } from '../rule';
import { about, detectorById, isInClient, reported } from './recognised';

export const inlineSecret = defineRule({
  id: 'inline-secret',
  title: 'A credential in an issuer’s own form stands in the text',
  category: 'literals',
  severity: 'error',
  confidence: 'high',
  profile: 'default',
  softInExamples: false,
  messages: {
    named: '“{name}” holds {title} in plain text. Whoever can read this file can use it: move it to a secret manager, and revoke it{revoke} if it was ever committed.',
    bare: '{Title} stands here in plain text. Whoever can read this file can use it: move it to a secret manager, and revoke it{revoke} if it was ever committed.',
    test: '{Title} of test mode stands here in plain text. It moves no money, but it opens an account: read it from the environment.',
    client: '{Title} of an app or a page stands here. Whoever opens that gets it, so it need not be hidden, but it must be restricted to your sites, apps and APIs{revoke}, or others use it at your cost.',
    guessable: '{Title} stands here in plain text and is easy to guess. Whoever can read this file has it: replace it, and read it from the environment or a prompt.',
    madeUp: '{Title} stands here, by its form; its characters look made up. If it is real, move it to a secret manager; if not, write a placeholder that says so.',
  },
  on: {
    *literal(literal, file) {
      for (const recognition of reported(literal, 'inline-secret', file)) {
        const report = about(literal, recognition, file);
        if (isInClient(literal, recognition, file.path)) yield { ...report, message: 'client', severity: 'warning' };
        else if (recognition.confidence === 'low' && isPassword(recognition)) yield { ...report, message: 'guessable', severity: 'warning' };
        else if (recognition.confidence === 'low') yield { ...report, message: 'madeUp', severity: 'warning' };
        else if (recognition.testMode) yield { ...report, message: 'test', severity: 'warning' };
        else yield { ...report, message: literal.name ? 'named' : 'bare' };
      }
    },
  },
});

/** Chosen by a person, in no issuer's form: guessed rather than made up. */
function isPassword({ detector }: Recognition): boolean {
  const known = detectorById(detector);
  return known?.generic === true && (known.purpose === 'password' || known.purpose === 'passphrase');
}
