import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('bittrex-key', '<lower 32>', { at: ['bittrex_token = "{}"', 'BITTREX_API_KEY={}'], named: true }),
];
