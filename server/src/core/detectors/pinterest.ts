/** Pinterest. */
import type { Detector } from '../detector';
import { form } from './define';

export const pinterest: readonly Detector[] = [
  form({
    id: 'pinterest-token',
    issuer: 'Pinterest',
    title: 'a Pinterest access token',
    purpose: 'access_token',
    source: 'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
    keywords: ['pina_'],
    pattern: /pina_[A-Za-z0-9]{40,200}/,
  }),
];
