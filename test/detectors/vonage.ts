import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('vonage-api-secret', '<base62 16>', { at: ['VONAGE_API_SECRET={}', 'nexmo_secret: {}'], named: true }),
];
