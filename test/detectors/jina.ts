import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('jina-api-key', 'jina_<hex 32><base62 28>'),
];
