import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('shopify-token', 'shpat_<hex 32>'),
];
