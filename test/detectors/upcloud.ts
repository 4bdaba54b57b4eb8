import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('upcloud-token', 'ucat_01<UPPER 24>'),
];
