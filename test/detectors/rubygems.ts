import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('rubygems-api-key', 'rubygems_<hex 48>'),
];
