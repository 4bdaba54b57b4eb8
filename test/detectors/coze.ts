import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('coze-token', 'pat_<base62 64>'),
];
