import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('voyage-api-key', 'pa-<url 43>'),
];
