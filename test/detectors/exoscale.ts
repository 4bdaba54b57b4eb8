import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('exoscale-api-key', 'EXO<hex 24>'),
];
