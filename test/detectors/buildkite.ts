import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('buildkite-token', 'bkua_<hex 40>'),
];
