import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('prefect-api-key', 'pnu_<base62 36>'),
];
