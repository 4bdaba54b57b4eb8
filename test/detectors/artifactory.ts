import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('artifactory-api-key', 'AKCp<base62 69>'),
  examples('artifactory-reference-token', 'cmVmdGtu<base62 56>'),
];
