import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('statsig-secret-key', 'secret-<base62 43>'),
];
