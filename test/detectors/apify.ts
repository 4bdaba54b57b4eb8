import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('apify-token', 'apify_api_<base62 36>'),
];
