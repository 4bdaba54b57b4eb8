import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('okta-ssws-token', '00<url 40>', { at: ['Authorization: SSWS {}'] }),
  examples('okta-api-token', '00<url 40>', { at: ['okta_token = "{}"', 'OKTA_API_KEY={}'], named: true }),
];
