import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('kraken-key', '<base64 88>', { at: ['kraken_token = "{}"', 'KRAKEN_API_KEY={}'], named: true }),
];
