/** PlanetScale. */
import type { Detector } from '../detector';
import { form } from './define';

export const planetscale: readonly Detector[] = [
  form({
    id: 'planetscale-token',
    issuer: 'PlanetScale',
    title: 'a PlanetScale credential',
    purpose: 'service_token',
    source: 'https://planetscale.com/docs/concepts/service-tokens',
    keywords: ['pscale_tkn_', 'pscale_oauth_', 'pscale_pw_', 'pscale_oat_'],
    pattern: /pscale_(?:tkn|oauth|pw|oat)_[\w=.-]{32,64}/,
    entropy: 3,
  }),
];
