import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('xai-api-key', 'xai-<base62 80>'),
];
