import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('friendli-token', 'flp_<base62 46>'),
];
