import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('octopus-api-key', 'API-<UPPER 26>'),
];
