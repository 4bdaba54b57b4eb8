import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('readme-api-key', 'rdme_<lower 70>'),
];
