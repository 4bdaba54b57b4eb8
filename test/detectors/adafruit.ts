import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('adafruit-key', 'aio_<base62 28>'),
];
