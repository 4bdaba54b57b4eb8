import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('infura-key', '<hex 32>', { at: ['infura_token = "{}"', 'INFURA_API_KEY={}'], named: true }),
];
