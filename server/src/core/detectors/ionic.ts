/** Ionic. */
import type { Detector } from '../detector';
import { form } from './define';

export const ionic: readonly Detector[] = [
  form({
    id: 'ionic-token',
    issuer: 'Ionic',
    title: 'an Ionic token',
    purpose: 'access_token',
    source: 'https://ionic.io/docs/appflow/personal-access-tokens',
    keywords: ['ion_'],
    pattern: /ion_[A-Za-z0-9]{42}/,
    entropy: 3,
  }),
];
