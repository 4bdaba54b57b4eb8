/** Hetzner. */
import type { Detector } from '../detector';
import { named } from './define';

export const hetzner: readonly Detector[] = [
  named({
    id: 'hetzner-token',
    issuer: 'Hetzner',
    title: 'a Hetzner Cloud token',
    purpose: 'api_token',
    source: 'https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/',
    words: ['hetzner', 'hcloud'],
    value: /^[A-Za-z0-9]{64}$/,
    entropy: 3.5,
  }),
];
