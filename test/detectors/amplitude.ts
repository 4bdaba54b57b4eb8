import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('amplitude-api-key', '<hex 32>', { at: ['AMPLITUDE_API_KEY={}', 'amplitude_key: {}'], named: true }),
];
