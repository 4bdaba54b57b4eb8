import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('adyen-api-key', 'AQEyhmfu<base62 90>'),
];
