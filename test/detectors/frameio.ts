import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('frameio-token', 'fio-u-<url 64>'),
];
