import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('pusher-secret', '<hex 20>', { at: ['PUSHER_APP_SECRET={}', 'pusher_secret: {}'], named: true }),
];
