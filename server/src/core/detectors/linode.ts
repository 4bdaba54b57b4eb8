/** Linode. */
import type { Detector } from '../detector';
import { named } from './define';

export const linode: readonly Detector[] = [
  named({
    id: 'linode-token',
    issuer: 'Linode',
    title: 'a Linode token',
    purpose: 'access_token',
    source: 'https://techdocs.akamai.com/linode-api/reference/get-started#personal-access-tokens',
    words: ['linode'],
    value: /^[a-f0-9]{64}$/,
  }),
];
