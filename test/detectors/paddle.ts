import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('paddle-api-key', 'pdl_live_apikey_<lower 26>_<base62 22>_<base62 3>'),
  examples('paddle-client-token', 'live_<hex 27>', { at: ['PADDLE_CLIENT_TOKEN={}', 'paddle_token: {}'], named: true }),
];
