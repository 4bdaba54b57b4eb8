import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('linear-api-key', 'lin_api_<base62 40>'),
  examples('linear-client-secret', '<hex 32>', { at: ['linear_token = "{}"', 'LINEAR_API_KEY={}'], named: true }),
];
