import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('travis-token', '<base62 22>', { at: ['travis_token = "{}"', 'TRAVIS_API_KEY={}'], named: true }),
];
