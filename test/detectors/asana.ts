import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('asana-token', '<lower 32>', { at: ['asana_token = "{}"', 'ASANA_API_KEY={}'], named: true }),
];
