import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('pusher-secret', '<hex 20>', { at: ['PUSHER_APP_SECRET={}', 'pusher_secret: {}'], named: true }),
  examples('pusher-app-key', '<hex 20>', { at: ['PUSHER_APP_KEY={}', 'pusher_key: {}'], named: true }),
];
