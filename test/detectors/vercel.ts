import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('vercel-token', 'vcp_<base62 56>'),
];
