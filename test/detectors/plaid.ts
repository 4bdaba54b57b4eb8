import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('plaid-access-token', 'access-production-<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>'),
  examples('plaid-secret', '<hex 30>', { at: ['plaid_token = "{}"', 'PLAID_API_KEY={}'], named: true }),
];
