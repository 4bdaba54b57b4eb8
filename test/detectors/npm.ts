import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('npm-token', { fake: 'npm-token' }),
  examples('npm-registry-auth', '<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>', { at: ['//registry.acme.io/:_authToken={}'] }),
];
