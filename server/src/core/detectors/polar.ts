/** Polar. */
import type { Detector } from '../detector';
import { form } from './define';

export const polar: readonly Detector[] = [
  form({
    id: 'polar-token',
    issuer: 'Polar',
    title: 'a Polar token',
    purpose: 'access_token',
    source: 'https://polar.sh/docs/integrate/oat',
    keywords: ['polar_'],
    pattern: /polar_(?:oat|pat|[ar]t_[uo]|cs|crt|whs)_[\w-]{43}/,
  }),
];
