import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('zendesk-secret', '<base62 40>', { at: ['zendesk_token = "{}"', 'ZENDESK_API_KEY={}'], named: true }),
];
