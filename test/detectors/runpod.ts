import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('runpod-api-key', 'rpa_<UPPER 40><base62 6>'),
];
