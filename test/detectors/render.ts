import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('render-api-key', 'rnd_<base62 32>'),
];
