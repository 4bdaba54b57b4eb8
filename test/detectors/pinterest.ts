import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('pinterest-token', 'pina_<base62 80>'),
];
