import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('duffel-token', 'duffel_live_<url 43>'),
];
