import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('ramp-client-secret', 'ramp_sec_<base62 48>'),
];
