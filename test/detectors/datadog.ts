import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('datadog-key', '<hex 32>', { at: ['DD_API_KEY={}', 'datadog_app_key: {}'], named: true }),
];
