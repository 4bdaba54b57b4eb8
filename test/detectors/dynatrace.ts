import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('dynatrace-token', 'dt0c01.<base32 24>.<base32 64>'),
];
