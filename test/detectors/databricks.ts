import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('databricks-token', 'dapi<hex 32>'),
];
