import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('openweather-api-key', '<hex 32>', { at: ['openweather_token = "{}"', 'OPENWEATHER_API_KEY={}'], named: true }),
];
