import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('xendit-api-key', 'xnd_production_<base62 64>'),
];
