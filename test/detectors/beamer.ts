import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('beamer-token', 'b_<url 44>', { at: ['beamer_token = "{}"', 'BEAMER_API_KEY={}'], named: true }),
];
