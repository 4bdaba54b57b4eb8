import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('binance-key', '<base62 64>', { at: ['binance_token = "{}"', 'BINANCE_API_KEY={}'], named: true }),
];
