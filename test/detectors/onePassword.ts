import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('1password-service-account-token', 'ops_eyJ<base62 320>'),
  examples('1password-secret-key', 'A3-<UPPER 6>-<UPPER 6>-<UPPER 5>-<UPPER 5>-<UPPER 5>-<UPPER 5>'),
];
