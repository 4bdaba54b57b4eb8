import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('postman-api-key', 'PMAK-<hex 24>-<hex 34>'),
];
