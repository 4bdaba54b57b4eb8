import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('runway-api-key', 'key_<hex 128>'),
];
