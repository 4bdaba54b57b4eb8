import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('brave-search-api-key', 'BSA<url 28>', { at: ['BRAVE_API_KEY={}', 'braveSearchKey: "{}"'], named: true }),
];
