import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('axiom-token', 'xaat-<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>'),
];
