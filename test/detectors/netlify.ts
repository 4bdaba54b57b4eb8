import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('netlify-token', 'nfp_<base62 36>'),
  examples('netlify-token-v1', '<url 43>', { at: ['netlify_token = "{}"', 'NETLIFY_API_KEY={}'], named: true }),
];
