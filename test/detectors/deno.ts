import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('deno-deploy-token', 'ddp_<base62 36>'),
];
