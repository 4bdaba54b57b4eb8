import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('shodan-api-key', '<base62 32>', { at: ['shodan_token = "{}"', 'SHODAN_API_KEY={}'], named: true }),
];
