import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('etsy-key', '<lower 24>', { at: ['etsy_token = "{}"', 'ETSY_API_KEY={}'], named: true }),
];
