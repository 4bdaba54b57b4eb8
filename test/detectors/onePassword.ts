import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('onepassword-service-account-token', 'ops_eyJ<base62 320>'),
  examples('onepassword-secret-key', 'A3-<UPPER 6>-<UPPER 6>-<UPPER 5>-<UPPER 5>-<UPPER 5>-<UPPER 5>'),
];
