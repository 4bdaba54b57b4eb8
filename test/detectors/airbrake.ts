import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('airbrake-key', '<hex 32>', { at: ['airbrake_token = "{}"', 'AIRBRAKE_API_KEY={}'], named: true }),
];
