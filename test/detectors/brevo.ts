import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('brevo-api-key', 'xkeysib-<hex 64>-<base62 16>'),
];
