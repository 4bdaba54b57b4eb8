import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('baseten-api-key', '<base62 8>.<base62 32>', { at: ['BASETEN_API_KEY={}', 'baseten_key: "{}"'], named: true }),
];
