import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('tencent-cloud-secret-id', 'AKID<base62 32>'),
  examples('tencent-cloud-secret-key', '<base62 32>', { at: ['tencent_token = "{}"', 'TENCENT_API_KEY={}'], named: true }),
];
