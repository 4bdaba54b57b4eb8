import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('circleci-token', 'CCIPAT_<base62 22>_<hex 40>'),
  examples('circleci-token-v1', '<hex 40>', { at: ['circleci_token = "{}"', 'CIRCLECI_API_KEY={}'], named: true }),
];
