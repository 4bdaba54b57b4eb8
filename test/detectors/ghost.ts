import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('ghost-admin-key', '<hex 24>:<hex 64>', { at: ['ghost_token = "{}"', 'GHOST_API_KEY={}'], named: true }),
];
