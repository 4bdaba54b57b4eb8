import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('openai-api-key', 'sk-proj-<url 74>T3BlbkFJ<url 74>'),
  examples('sk-api-key', 'sk-<base62 48>'),
];
