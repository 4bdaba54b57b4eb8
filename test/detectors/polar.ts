import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('polar-token', 'polar_oat_<base62 43>'),
];
