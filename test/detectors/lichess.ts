import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('lichess-token', 'lip_<base62 20>'),
];
