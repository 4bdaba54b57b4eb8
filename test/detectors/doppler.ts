import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('doppler-token', 'dp.pt.<base62 43>'),
];
