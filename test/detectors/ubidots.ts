import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('ubidots-token', 'BBFF-<base62 30>'),
];
