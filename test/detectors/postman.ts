import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('postman-api-key', 'PMAK-<hex 24>-<hex 34>'),
  examples('postman-collection-key', 'PMAT-01<UPPER 24>'),
];
