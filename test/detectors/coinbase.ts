import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('coinbase-key', '<url 64>', { at: ['coinbase_token = "{}"', 'COINBASE_API_KEY={}'], named: true }),
];
