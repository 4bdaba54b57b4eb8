/** `private-key`: the private half of a TLS, SSH, PGP, age or WireGuard key. */
import { defineRule } from '../rule';
import { about, reported } from './recognised';

export const privateKey = defineRule({
  id: 'private-key',
  title: 'A private key (TLS, SSH, PGP, age, JWK) stands in the text',
  category: 'literals',
  severity: 'error',
  confidence: 'high',
  profile: 'default',
  softInExamples: true,
  messages: {
    plain: '{Title} stands here in plain text. Whoever can read this file can sign and decrypt with it: keep it in a secret manager or a mounted file, and replace it if it was ever committed.',
    encrypted: 'An encrypted private key stands here. Its passphrase can be guessed offline by whoever has this file: keep it in a secret manager or a mounted file.',
  },
  on: {
    *literal(literal, file) {
      for (const recognition of reported(literal, 'private-key', file)) {
        const report = about(literal, recognition, file);
        if (recognition.detector === 'private-key' && recognition.confidence !== 'high') yield { ...report, message: 'encrypted', severity: 'warning' };
        else yield { ...report, message: 'plain' };
      }
    },
  },
});
