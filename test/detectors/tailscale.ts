import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('tailscale-key', 'tskey-auth-<base62 12>-<base62 32>'),
];
