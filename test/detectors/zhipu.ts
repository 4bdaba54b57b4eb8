import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('zhipu-api-key', '<hex 32>.<base62 16>', { at: ['ZHIPUAI_API_KEY={}', 'zai_api_key: "{}"'], named: true }),
];
