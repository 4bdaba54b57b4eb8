import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('unkey-root-key', 'unkey_<base58 22>'),
];
