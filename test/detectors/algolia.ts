import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('algolia-api-key', '<hex 32>', { at: ['algolia_token = "{}"', 'ALGOLIA_API_KEY={}'], named: true }),
];
