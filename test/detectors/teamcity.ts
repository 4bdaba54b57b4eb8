import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('teamcity-token', 'eyJ0eXAiOiAiVENWMiJ9.<url 36>.<url 48>'),
];
