/** Netlify. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const netlify: readonly Detector[] = [
  form({
    id: 'netlify-token',
    issuer: 'Netlify',
    title: 'a Netlify token',
    purpose: 'access_token',
    source: 'https://docs.netlify.com/api/get-started/',
    revoke: 'https://app.netlify.com/user/applications',
    keywords: ['nfp_', 'nfc_', 'nfo_', 'nfb_'],
    pattern: /nf[pcob]_[A-Za-z0-9]{36,40}/,
  }),
  named({
    id: 'netlify-token-v1',
    issuer: 'Netlify',
    title: 'a Netlify token',
    purpose: 'access_token',
    source: 'https://docs.netlify.com/api/get-started/',
    revoke: 'https://app.netlify.com/user/applications',
    words: ['netlify'],
    value: /^[A-Za-z0-9=_-]{40,46}$/,
  }),
];
