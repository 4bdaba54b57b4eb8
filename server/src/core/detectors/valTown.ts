/** Val Town. */
import type { Detector } from '../detector';
import { form } from './define';

export const valTown: readonly Detector[] = [
  form({
    id: 'val-town-token',
    issuer: 'Val Town',
    title: 'a Val Town token',
    purpose: 'api_token',
    source: 'https://docs.val.town/api/authentication/',
    keywords: ['vtwn_'],
    pattern: /vtwn_[A-Za-z0-9]{26,36}/,
  }),
];
