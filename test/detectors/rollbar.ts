import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('rollbar-token', '<hex 32>', { at: ['rollbar_token = "{}"', 'ROLLBAR_API_KEY={}'], named: true }),
];
