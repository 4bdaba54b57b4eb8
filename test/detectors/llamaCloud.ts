import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('llama-cloud-api-key', 'llx-<base62 48>'),
];
