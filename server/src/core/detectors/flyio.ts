/** Fly.io. */
import type { Detector } from '../detector';
import { form } from './define';

export const flyio: readonly Detector[] = [
  form({
    id: 'fly-token',
    issuer: 'Fly.io',
    title: 'a Fly.io token',
    purpose: 'access_token',
    source: 'https://fly.io/docs/security/tokens/',
    keywords: ['fo1_', 'fm1a_', 'fm1r_', 'fm2_'],
    pattern: /(?:fo1_[\w-]{43}|fm(?:1[ar]|2)_[A-Za-z0-9+\/]{90,3000}={0,3})(?![\w-])/,
    entropy: 3.5,
  }),
];
