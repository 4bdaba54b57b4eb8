import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('storyblok-token', '<base62 22>tt', { at: ['storyblok_token = "{}"', 'STORYBLOK_API_KEY={}'], named: true }),
];
