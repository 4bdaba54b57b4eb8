import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('kubernetes-bootstrap-token', '<lower 6>.<lower 16>', { at: ['BOOTSTRAP_TOKEN={}', 'bootstrap-token: {}'], named: true }),
];
