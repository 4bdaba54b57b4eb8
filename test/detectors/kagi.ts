import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('kagi-token', '<url 11>.<url 43>', { at: ['kagi_token = "{}"', 'KAGI_API_KEY={}'], named: true }),
];
