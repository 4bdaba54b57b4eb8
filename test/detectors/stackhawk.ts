import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('stackhawk-api-key', 'hawk.<url 20>.<url 20>'),
];
