import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('gocardless-token', 'live_<url 40>', { at: ['gocardless_token = "{}"', 'GOCARDLESS_API_KEY={}'], named: true }),
];
