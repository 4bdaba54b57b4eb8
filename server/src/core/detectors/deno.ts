/** Deno Deploy. */
import type { Detector } from '../detector';
import { form } from './define';

export const deno: readonly Detector[] = [
  form({
    id: 'deno-deploy-token',
    issuer: 'Deno Deploy',
    title: 'a Deno Deploy token',
    purpose: 'access_token',
    source: 'https://docs.deno.com/deploy/manual/',
    keywords: ['ddp_', 'ddw_', 'ddo_'],
    pattern: /dd[pwo]_[A-Za-z0-9]{36}/,
  }),
];
