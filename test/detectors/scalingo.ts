import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('scalingo-token', 'tk-us-<url 48>'),
];
