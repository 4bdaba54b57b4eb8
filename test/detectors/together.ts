import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('together-api-key', 'tgp_v1_<url 43>'),
];
