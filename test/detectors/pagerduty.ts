import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('pagerduty-token', 'u+<base62 18>', { at: ['pagerduty_token = "{}"', 'PAGERDUTY_API_KEY={}'], named: true }),
];
