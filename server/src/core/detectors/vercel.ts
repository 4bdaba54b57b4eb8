/** Vercel. */
import type { Detector } from '../detector';
import { form } from './define';

export const vercel: readonly Detector[] = [
  form({
    id: 'vercel-token',
    issuer: 'Vercel',
    title: 'a Vercel token',
    purpose: 'access_token',
    source: 'https://vercel.com/docs/sign-in-with-vercel/tokens',
    revoke: 'https://vercel.com/account/settings/tokens',
    keywords: ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
    pattern: /vc[piark]_[A-Za-z0-9]{24,64}/,
    entropy: 3,
  }),
];
