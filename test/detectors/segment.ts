import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('segment-token', 'sgp_<base62 64>'),
  examples('segment-write-key', '<base62 32>', { at: ['SEGMENT_WRITE_KEY={}', 'segment_write_key: {}'], named: true }),
];
