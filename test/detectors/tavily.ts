import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('tavily-api-key', 'tvly-<base62 32>'),
];
