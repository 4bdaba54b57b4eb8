import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('planetscale-token', 'pscale_pw_<url 43>'),
];
