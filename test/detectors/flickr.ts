import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('flickr-key', '<hex 32>', { at: ['flickr_token = "{}"', 'FLICKR_API_KEY={}'], named: true }),
];
