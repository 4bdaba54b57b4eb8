import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('anthropic-api-key', 'sk-ant-api03-<url 93>AA'),
];
