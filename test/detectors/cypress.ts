import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('cypress-record-key', '<hex 8>-<hex 4>-<hex 4>-<hex 4>-<hex 12>', { at: ['CYPRESS_RECORD_KEY={}', 'cypress_record_key: "{}"'], named: true }),
];
