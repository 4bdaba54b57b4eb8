import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('trello-token', 'ATTA<hex 64><HEX 8>'),
  examples('trello-key', '<hex 64>', { at: ['trello_token = "{}"', 'TRELLO_API_KEY={}'], named: true }),
];
