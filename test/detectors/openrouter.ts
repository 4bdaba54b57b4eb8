import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('openrouter-api-key', 'sk-or-v1-<hex 64>'),
];
