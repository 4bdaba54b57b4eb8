import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('telnyx-api-key', 'KEY0<HEX 31>_<base62 22>'),
];
