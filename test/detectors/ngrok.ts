import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('ngrok-token', '2<base62 26>_<base62 21>', { at: ['ngrok_token = "{}"', 'NGROK_API_KEY={}'], named: true }),
];
