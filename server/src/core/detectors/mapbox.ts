/** Mapbox. */
import type { Detector } from '../detector';
import { form } from './define';

export const mapbox: readonly Detector[] = [
  form({
    id: 'mapbox-secret-token',
    issuer: 'Mapbox',
    title: 'a Mapbox secret token',
    purpose: 'access_token',
    source: 'https://docs.mapbox.com/help/getting-started/access-tokens/',
    revoke: 'https://account.mapbox.com/access-tokens/',
    keywords: ['sk.ey', 'tk.ey'],
    pattern: /[st]k\.ey[\w-]{30,300}\.[\w-]{20,30}/,
  }),
  form({
    id: 'mapbox-public-token',
    issuer: 'Mapbox',
    title: 'a Mapbox public token',
    purpose: 'public_token',
    source: 'https://docs.mapbox.com/help/getting-started/access-tokens/',
    exposure: 'public',
    keywords: ['pk.ey'],
    pattern: /pk\.ey[\w-]{30,300}\.[\w-]{20,30}/,
  }),
];
