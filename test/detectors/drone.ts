import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('drone-token', '<base62 32>', { at: ['droneci_token = "{}"', 'DRONECI_API_KEY={}'], named: true }),
];
