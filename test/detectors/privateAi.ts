import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('private-ai-token', '<lower 32>', { at: ['privateai_token = "{}"', 'PRIVATEAI_API_KEY={}'], named: true }),
];
