import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('clerk-publishable-key', { fake: 'clerk-publishable-key' }),
];
