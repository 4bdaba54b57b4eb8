/** Dropbox. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const dropbox: readonly Detector[] = [
  form({
    id: 'dropbox-token',
    issuer: 'Dropbox',
    title: 'a Dropbox access token',
    purpose: 'access_token',
    source: 'https://developers.dropbox.com/oauth-guide',
    revoke: 'https://www.dropbox.com/account/connected_apps',
    keywords: ['sl.'],
    pattern: /sl\.(?:u\.)?[\w-]{130,1400}={0,2}/,
  }),
  named({
    id: 'dropbox-app-secret',
    issuer: 'Dropbox',
    title: 'a Dropbox app secret or long-lived token',
    purpose: 'app_secret',
    source: 'https://developers.dropbox.com/oauth-guide',
    revoke: 'https://www.dropbox.com/developers/apps',
    words: ['dropbox'],
    value: /^(?:[a-z0-9]{15}|[a-z0-9]{11}A{10}[A-Za-z0-9_=-]{43})$/,
  }),
];
