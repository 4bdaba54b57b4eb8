import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('freemius-secret-key', 'sk_<base62 29>', { at: ['freemius_token = "{}"', 'FREEMIUS_API_KEY={}'], named: true }),
];
