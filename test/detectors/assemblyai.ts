import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('assemblyai-api-key', '<hex 32>', { at: ['assemblyai_token = "{}"', 'ASSEMBLYAI_API_KEY={}'], named: true }),
];
