import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('sauce-labs-access-key', '<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>', { at: ['SAUCE_ACCESS_KEY={}', 'sauce_key: {}'], named: true }),
];
