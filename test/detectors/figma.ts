import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('figma-token', 'figd_<url 40>'),
  examples('figma-token-v1', '1394-<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>', { at: ['figma_token = "{}"', 'FIGMA_API_KEY={}'], named: true }),
];
