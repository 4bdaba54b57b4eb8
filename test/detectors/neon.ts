import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('neon-api-key', 'napi_<lower 64>'),
];
