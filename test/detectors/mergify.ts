import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mergify-application-key', 'mergify_application_key_<base62 64>'),
];
