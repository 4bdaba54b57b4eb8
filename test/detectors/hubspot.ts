import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('hubspot-token', 'pat-na1-<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>'),
  examples('hubspot-api-key', '<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>', { at: ['hubspot_token = "{}"', 'HUBSPOT_API_KEY={}'], named: true }),
];
