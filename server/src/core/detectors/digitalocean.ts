/** DigitalOcean. */
import type { Detector } from '../detector';
import { form } from './define';

export const digitalocean: readonly Detector[] = [
  form({
    id: 'digitalocean-token',
    issuer: 'DigitalOcean',
    title: 'a DigitalOcean token',
    purpose: 'access_token',
    source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    revoke: 'https://cloud.digitalocean.com/account/api/tokens',
    keywords: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
    pattern: /do[opr]_v1_[a-f0-9]{64}/i,
  }),
];
