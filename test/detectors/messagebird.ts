import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('messagebird-key', '<base62 25>', { at: ['messagebird_token = "{}"', 'MESSAGEBIRD_API_KEY={}'], named: true }),
];
