import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('salesforce-access-token', '00D<base62 12>!<base62 96>'),
];
