import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('inngest-signing-key', 'signkey-prod-<hex 64>'),
];
