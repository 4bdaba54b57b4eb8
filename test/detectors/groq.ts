import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('groq-api-key', 'gsk_<base62 52>'),
];
