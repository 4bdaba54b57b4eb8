import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('cockroach-cloud-api-key', 'CCDB1_<base62 22>_<base62 40>'),
];
