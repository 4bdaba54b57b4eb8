import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('langsmith-api-key', 'lsv2_pt_<hex 32>_<hex 10>'),
];
