/** FreshBooks. */
import type { Detector } from '../detector';
import { named } from './define';

export const freshbooks: readonly Detector[] = [
  named({
    id: 'freshbooks-token',
    issuer: 'FreshBooks',
    title: 'a FreshBooks token',
    purpose: 'access_token',
    source: 'https://www.freshbooks.com/api/authentication',
    words: ['freshbooks'],
    value: /^[a-z0-9]{64}$/,
  }),
];
