import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('segment-token', 'sgp_<base62 64>'),
];
