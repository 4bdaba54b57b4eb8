import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('virustotal-api-key', '<hex 64>', { at: ['virustotal_token = "{}"', 'VIRUSTOTAL_API_KEY={}'], named: true }),
];
