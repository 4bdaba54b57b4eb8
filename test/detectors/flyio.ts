import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('fly-token', 'fo1_<url 43>'),
];
