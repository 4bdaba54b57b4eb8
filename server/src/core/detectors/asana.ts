/** Asana. */
import type { Detector } from '../detector';
import { named } from './define';

export const asana: readonly Detector[] = [
  named({
    id: 'asana-token',
    issuer: 'Asana',
    title: 'an Asana token',
    purpose: 'access_token',
    source: 'https://developers.asana.com/docs/personal-access-token',
    revoke: 'https://app.asana.com/0/my-apps',
    words: ['asana'],
    value: /^(?:[0-2]\/\d{10,20}(?:\/\d{10,20})?:[a-f0-9]{32}|[a-z0-9]{32}|\d{16})$/,
  }),
];
