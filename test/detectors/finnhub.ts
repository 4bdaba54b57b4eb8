import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('finnhub-key', '<lower 20>', { at: ['finnhub_token = "{}"', 'FINNHUB_API_KEY={}'], named: true }),
];
