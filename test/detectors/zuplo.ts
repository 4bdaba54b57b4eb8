import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('zuplo-api-key', 'zpka_<lower 32>_<hex 8>'),
];
