import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('devin-api-key', 'cog_<base32lower 52>'),
];
