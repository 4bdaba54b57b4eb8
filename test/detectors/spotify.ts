import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('spotify-client-secret', '<hex 32>', { at: ['spotify_token = "{}"', 'SPOTIFY_API_KEY={}'], named: true }),
];
