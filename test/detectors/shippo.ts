import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('shippo-token', 'shippo_live_<hex 40>'),
];
