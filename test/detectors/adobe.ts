import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('adobe-client-secret', 'p8e-<base62 32>'),
];
