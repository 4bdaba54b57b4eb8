/** Spotify. */
import type { Detector } from '../detector';
import { named } from './define';

export const spotify: readonly Detector[] = [
  named({
    id: 'spotify-client-secret',
    issuer: 'Spotify',
    title: 'a Spotify client secret',
    purpose: 'client_secret',
    source: 'https://developer.spotify.com/documentation/web-api/concepts/apps',
    words: ['spotify'],
    name: /secret|token|key|spotify$/i,
    value: /^[a-f0-9]{32}$/,
  }),
];
