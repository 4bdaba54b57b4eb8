import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('dependency-track-api-key', 'odt_<base62 32>'),
];
