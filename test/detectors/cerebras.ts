import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('cerebras-api-key', 'csk-<lower 48>'),
];
