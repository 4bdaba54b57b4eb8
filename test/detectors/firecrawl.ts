import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('firecrawl-api-key', 'fc-<hex 32>'),
];
