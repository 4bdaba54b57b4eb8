import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('honeybadger-api-key', 'hbp_<base62 36>'),
];
