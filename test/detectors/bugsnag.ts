import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('bugsnag-key', '<hex 32>', { at: ['bugsnag_token = "{}"', 'BUGSNAG_API_KEY={}'], named: true }),
];
