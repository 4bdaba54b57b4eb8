import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('bitly-token', '<hex 40>', { at: ['bitly_token = "{}"', 'BITLY_API_KEY={}'], named: true }),
];
