import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('pinecone-api-key', 'pcsk_<base62 6>_<base62 63>'),
];
