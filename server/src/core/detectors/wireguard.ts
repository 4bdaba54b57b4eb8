/** WireGuard. */
import type { Detector } from '../detector';
import { form } from './define';

export const wireguard: readonly Detector[] = [
  form({
    id: 'wireguard-key',
    issuer: 'WireGuard',
    title: 'a WireGuard key',
    purpose: 'private_key',
    source: 'https://www.wireguard.com/quickstart/',
    rule: 'private-key',
    keywords: ['privatekey', 'presharedkey'],
    pattern: /(?:PrivateKey|PresharedKey)[ \t]{0,8}=[ \t]{0,8}(?<secret>[A-Za-z0-9+\/]{43}=)/i,
    boundary: false,
  }),
];
