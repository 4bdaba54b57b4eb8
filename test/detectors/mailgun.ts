import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mailgun-api-key', 'key-<hex 32>'),
  examples('mailgun-signing-key', '<hex 32>-<hex 8>-<hex 8>', { at: ['mailgun_token = "{}"', 'MAILGUN_API_KEY={}'], named: true }),
];
