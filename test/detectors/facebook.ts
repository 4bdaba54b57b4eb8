import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('facebook-access-token', 'EAAC<base62 160>'),
  examples('facebook-app-secret', '<hex 32>', { at: ['facebook_token = "{}"', 'FACEBOOK_API_KEY={}'], named: true }),
];
