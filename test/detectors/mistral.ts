import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mistral-api-key', '<base62 32>', { at: ['mistral_token = "{}"', 'MISTRAL_API_KEY={}'], named: true }),
];
