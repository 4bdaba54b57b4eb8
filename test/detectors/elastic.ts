import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('elastic-cloud-api-key', 'essu_<base62 90>=='),
];
