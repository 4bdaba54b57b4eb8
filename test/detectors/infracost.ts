import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('infracost-api-key', 'ico-<base62 32>'),
];
