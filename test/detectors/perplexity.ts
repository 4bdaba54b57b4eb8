import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('perplexity-api-key', 'pplx-<base62 48>'),
];
