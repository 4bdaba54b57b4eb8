import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('snyk-token', 'snyk_uat.<hex 8>.<url 120>'),
  examples('snyk-api-token', '<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>', { at: ['SNYK_TOKEN={}', 'snyk_api_key: {}'], named: true }),
];
