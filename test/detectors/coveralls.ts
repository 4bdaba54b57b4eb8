import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('coveralls-token', '<base62 33>', { at: ['coveralls_token = "{}"', 'COVERALLS_API_KEY={}'], named: true }),
];
