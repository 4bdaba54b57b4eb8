import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('nvidia-api-key', 'nvapi-<url 64>'),
];
