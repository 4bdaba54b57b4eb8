import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('defined-networking-token', 'dnkey-<base62 26>-<base62 52>'),
];
