/** Pulumi. */
import type { Detector } from '../detector';
import { form } from './define';

export const pulumi: readonly Detector[] = [
  form({
    id: 'pulumi-token',
    issuer: 'Pulumi',
    title: 'a Pulumi access token',
    purpose: 'access_token',
    source: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
    revoke: 'https://app.pulumi.com/account/tokens',
    keywords: ['pul-'],
    pattern: /pul-[a-f0-9]{40}/,
  }),
];
