import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('lob-api-key', 'live_<hex 35>', { at: ['lob_token = "{}"', 'LOB_API_KEY={}'], named: true }),
];
