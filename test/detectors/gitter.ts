import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('gitter-token', '<hex 40>', { at: ['gitter_token = "{}"', 'GITTER_API_KEY={}'], named: true }),
];
