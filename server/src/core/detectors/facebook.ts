/** Meta. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const facebook: readonly Detector[] = [
  form({
    id: 'facebook-access-token',
    issuer: 'Meta',
    title: 'a Facebook access token',
    purpose: 'access_token',
    source: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/',
    revoke: 'https://developers.facebook.com/tools/accesstoken/',
    keywords: ['eaa'],
    pattern: /EAA[A-Z][A-Za-z0-9]{90,500}/,
    entropy: 4,
  }),
  named({
    id: 'facebook-app-secret',
    issuer: 'Meta',
    title: 'a Facebook app secret',
    purpose: 'app_secret',
    source: 'https://developers.facebook.com/docs/facebook-login/security/',
    revoke: 'https://developers.facebook.com/apps/',
    words: ['facebook', 'fb'],
    value: /^(?:[a-f0-9]{32}|\d{15,16}[|%][\w-]{27,40})$/,
  }),
];
