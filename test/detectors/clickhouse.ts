import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('clickhouse-cloud-key-secret', '4b1d<base62 38>'),
];
