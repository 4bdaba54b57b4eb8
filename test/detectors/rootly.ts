import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('rootly-api-key', 'rootly_<hex 64>'),
];
