import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('splunk-hec-token', '<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>', { at: ['splunk_token = "{}"', 'SPLUNK_API_KEY={}'], named: true }),
];
