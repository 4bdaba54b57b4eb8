import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('fastly-token', '<url 32>', { at: ['fastly_token = "{}"', 'FASTLY_API_KEY={}'], named: true }),
];
