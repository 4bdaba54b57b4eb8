import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('netrc-password', '<base62 16>', {
    at: ['machine api.acme.io login deploy password {}', 'default\n  login deploy\n  password {}'],
    not: [['machine api.acme.io login deploy password $PASSWORD', 'a variable']],
  }),
];
