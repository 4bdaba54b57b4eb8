import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('sanity-token', 'sk<base62 170>', { at: ['sanity_token = "{}"', 'SANITY_API_KEY={}'], named: true }),
];
