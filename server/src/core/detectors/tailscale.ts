/** Tailscale. */
import type { Detector } from '../detector';
import { form } from './define';

export const tailscale: readonly Detector[] = [
  form({
    id: 'tailscale-key',
    issuer: 'Tailscale',
    title: 'a Tailscale key',
    purpose: 'auth_key',
    source: 'https://tailscale.com/kb/1085/auth-keys',
    revoke: 'https://login.tailscale.com/admin/settings/keys',
    keywords: ['tskey-'],
    pattern: /tskey-[a-z]{2,16}-[A-Za-z0-9]{8,32}(?:-[A-Za-z0-9]{16,64})/,
  }),
];
