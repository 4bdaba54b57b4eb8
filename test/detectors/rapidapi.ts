import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('rapidapi-key', '<hex 10>msh<hex 15>p1<hex 6>jsn<hex 12>'),
  examples('rapidapi-key-v1', '<base62 50>', { at: ['rapidapi_token = "{}"', 'RAPIDAPI_API_KEY={}'], named: true }),
];
