import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('nylas-api-key', 'nyk_v0_<base62 64>'),
];
