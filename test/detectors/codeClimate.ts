import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('code-climate-token', '<hex 64>', { at: ['codeclimate_token = "{}"', 'CODECLIMATE_API_KEY={}'], named: true }),
];
