import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mailersend-token', 'mlsn.<hex 64>'),
];
