import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mailchimp-api-key', '<hex 32>-us12'),
  examples('mandrill-api-key', 'md-<base62 22>'),
];
