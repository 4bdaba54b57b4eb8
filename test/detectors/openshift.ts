import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('openshift-token', 'sha256~<url 43>'),
];
