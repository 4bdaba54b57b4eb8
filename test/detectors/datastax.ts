import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('astra-token', 'AstraCS:<letter 24>:<hex 64>'),
];
