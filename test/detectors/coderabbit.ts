import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('coderabbit-api-key', 'cr-<hex 58>'),
];
