import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('heroku-api-key', 'HRKU-AA<url 58>'),
  examples('heroku-api-key-v1', '<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>', { at: ['heroku_token = "{}"', 'HEROKU_API_KEY={}'], named: true }),
];
