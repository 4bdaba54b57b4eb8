import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('intra42-client-secret', 's-s4t2ud-<hex 64>'),
];
