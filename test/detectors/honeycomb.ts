import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('honeycomb-api-key', 'hcaik_<lower 58>'),
];
