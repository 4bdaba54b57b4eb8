/** Pusher. */
import type { Detector } from '../detector';
import { named } from './define';

export const pusher: readonly Detector[] = [
  named({
    id: 'pusher-secret',
    issuer: 'Pusher',
    title: 'a Pusher app secret',
    purpose: 'app_secret',
    source: 'https://pusher.com/docs/channels/library_auth_reference/rest-api/',
    words: ['pusher'],
    name: /secret/i,
    value: /^[a-f0-9]{20}$/,
  }),
  named({
    id: 'pusher-app-key',
    issuer: 'Pusher',
    title: 'a Pusher app key',
    purpose: 'app_key',
    source: 'https://pusher.com/docs/channels/using_channels/connection/',
    exposure: 'public',
    words: ['pusher'],
    name: /(?:^|app_?|pusher_?)key$/i,
    value: /^[a-f0-9]{20}$/,
  }),
];
