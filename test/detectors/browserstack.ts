import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('browserstack-access-key', '<base62 20>', { at: ['BROWSERSTACK_ACCESS_KEY={}', 'browserstack_key: {}'], named: true }),
];
