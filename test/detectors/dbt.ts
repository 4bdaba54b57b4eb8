import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('dbt-token', 'dbtc_<url 43>'),
];
