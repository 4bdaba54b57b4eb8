import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('pulumi-token', 'pul-<hex 40>'),
];
