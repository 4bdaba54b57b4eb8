import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('authress-access-key', 'sc_<lower 12>.<lower 4>.acc_<lower 16>.<url 60>'),
];
