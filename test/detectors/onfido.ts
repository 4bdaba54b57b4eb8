import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('onfido-api-token', 'api_live_us.<url 11>.<url 32>'),
];
