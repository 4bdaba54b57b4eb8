import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('looker-client-secret', '<lower 24>', { at: ['looker_token = "{}"', 'LOOKER_API_KEY={}'], named: true }),
];
