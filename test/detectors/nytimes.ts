import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('nytimes-api-key', '<base62 32>', { at: ['nytimes_token = "{}"', 'NYTIMES_API_KEY={}'], named: true }),
];
