import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('wireguard-key', '<base62 43>=', { at: ['[Interface]\nPrivateKey = {}'] }),
];
