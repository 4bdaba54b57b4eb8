import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('sourcegraph-token', 'sgp_<hex 16>_<hex 40>'),
  examples('sourcegraph-license', 'slk_<hex 64>'),
  examples('sourcegraph-token-v1', '<hex 40>', { at: ['sourcegraph_token = "{}"', 'SOURCEGRAPH_API_KEY={}'], named: true }),
];
