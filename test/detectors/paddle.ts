import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('paddle-api-key', 'pdl_live_apikey_<lower 26>_<base62 22>_<base62 3>'),
];
