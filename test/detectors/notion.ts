import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('notion-token', 'ntn_<digit 11><base62 35>'),
];
