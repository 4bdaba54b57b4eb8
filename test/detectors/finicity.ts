import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('finicity-key', '<hex 32>', { at: ['finicity_token = "{}"', 'FINICITY_API_KEY={}'], named: true }),
];
