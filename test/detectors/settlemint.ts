import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('settlemint-token', 'sm_pat_<base62 16>'),
];
