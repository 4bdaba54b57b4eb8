import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('asaas-api-key', '$aact_prod_<base62 160>'),
];
