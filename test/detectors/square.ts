import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('square-token', 'sq0csp-<url 43>'),
  examples('square-access-token', 'EAAA<url 60>'),
  examples('square-access-token-v1', 'EAAA<url 22>', { at: ['square_token = "{}"', 'SQUARE_TOKEN={}'], named: true }),
];
