import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('harness-token', 'pat.<url 22>.<hex 24>.<base62 20>'),
];
