import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('cursor-api-key', 'key_<hex 64>'),
];
