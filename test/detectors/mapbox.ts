import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mapbox-secret-token', { fake: 'mapbox-secret-token' }),
  examples('mapbox-public-token', 'pk.eyJ<base62 60>.<base62 22>'),
];
