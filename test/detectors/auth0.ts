import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('auth0-client-secret', '<url 64>', { at: ['AUTH0_CLIENT_SECRET={}', 'auth0_secret: {}'], named: true }),
];
