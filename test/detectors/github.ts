import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('github-token', { fake: 'github-token' }),
  examples('github-fine-grained-token', 'github_pat_<base62 22>_<base62 59>'),
  examples('github-token-v1', '<hex 40>', { at: ['github_token = "{}"', 'GITHUB_API_KEY={}'], named: true }),
];
