import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('endor-labs-api-key', 'endr+<base62 16>'),
];
