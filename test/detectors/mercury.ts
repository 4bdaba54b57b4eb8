import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mercury-token', 'secret-token:mercury_production_wma_<base62 44>_yrucrem'),
];
