import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('zoho-token', '1000.<hex 32>.<hex 32>'),
];
