import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('deepgram-api-key', '<hex 40>', { at: ['deepgram_token = "{}"', 'DEEPGRAM_API_KEY={}'], named: true }),
];
