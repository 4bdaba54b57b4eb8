import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('cohere-api-key', '<base62 40>', { at: ['cohere_token = "{}"', 'COHERE_API_KEY={}'], named: true }),
];
