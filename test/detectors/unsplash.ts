import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('unsplash-key', '<url 43>', { at: ['UNSPLASH_ACCESS_KEY={}', 'unsplash_secret: {}'], named: true }),
];
