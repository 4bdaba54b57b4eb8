import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('scaleway-access-key', 'SCW<UPPER 17>'),
  examples('scaleway-secret-key', '<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>', { at: ['SCW_SECRET_KEY={}', 'scaleway_token: {}'], named: true }),
];
