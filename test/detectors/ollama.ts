import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('ollama-api-key', '<hex 32>.<url 24>', { at: ['OLLAMA_API_KEY={}', 'ollama_key: "{}"'], named: true }),
];
