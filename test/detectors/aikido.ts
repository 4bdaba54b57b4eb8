import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('aikido-token', 'AIK_SECRET_<base62 64>'),
];
