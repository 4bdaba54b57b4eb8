import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('maxmind-license-key', '<base62 6>_<base62 29>_mmk'),
];
