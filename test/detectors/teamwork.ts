import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('teamwork-token', 'tkn.v1_<base62 71>='),
];
