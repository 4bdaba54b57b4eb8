import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('infisical-service-token', 'st.<hex 24>.<hex 32>.<hex 32>'),
];
