import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('workato-token', 'wrkaus-eyJ<url 40>.<url 90>.<url 86>'),
];
