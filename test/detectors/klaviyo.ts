import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('klaviyo-private-key', 'pk_<hex 34>'),
];
