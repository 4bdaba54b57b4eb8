import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('canva-client-secret', 'cnvca<url 51>'),
];
