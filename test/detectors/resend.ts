import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('resend-api-key', 're_<base62 8>_<base62 24>'),
];
