import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('digitalocean-token', 'dop_v1_<hex 64>'),
];
