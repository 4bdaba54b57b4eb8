import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('docker-token', 'dckr_pat_<url 27>'),
  examples('docker-swarm-token', 'SWMTKN-1-<lower 50>-<lower 25>'),
  examples('docker-registry-auth', { base64: 'deploy:<base62 20>' }, { at: ['{"auths": {"registry.acme.io": {"auth": "{}"}}}'] }),
];
