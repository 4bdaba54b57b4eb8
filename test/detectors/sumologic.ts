import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('sumo-logic-key', '<base62 64>', { at: ['sumo_token = "{}"', 'SUMO_API_KEY={}'], named: true }),
];
