import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('freshbooks-token', '<lower 64>', { at: ['freshbooks_token = "{}"', 'FRESHBOOKS_API_KEY={}'], named: true }),
];
