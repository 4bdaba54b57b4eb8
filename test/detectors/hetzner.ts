import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('hetzner-token', '<base62 64>', { at: ['hetzner_token = "{}"', 'HETZNER_API_KEY={}'], named: true }),
];
