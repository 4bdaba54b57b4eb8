import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('pubnub-secret-key', 'sec-c-<base62 48>'),
];
