import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('easypost-api-key', 'EZAK<base62 54>'),
];
