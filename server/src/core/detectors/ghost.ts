/** Ghost. */
import type { Detector } from '../detector';
import { named } from './define';

export const ghost: readonly Detector[] = [
  named({
    id: 'ghost-admin-key',
    issuer: 'Ghost',
    title: 'a Ghost Admin API key',
    purpose: 'admin_api_key',
    source: 'https://ghost.org/docs/admin-api/',
    words: ['ghost'],
    value: /^[a-f0-9]{24}:[a-f0-9]{64}$/,
  }),
];
