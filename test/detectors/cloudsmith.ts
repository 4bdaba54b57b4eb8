import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('cloudsmith-api-key', 'csa_<hex 30><base62 6>'),
];
