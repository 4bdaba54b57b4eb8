/** Defined Networking. */
import type { Detector } from '../detector';
import { form } from './define';

export const definedNetworking: readonly Detector[] = [
  form({
    id: 'defined-networking-token',
    issuer: 'Defined Networking',
    title: 'a Defined Networking API token',
    purpose: 'api_token',
    source: 'https://docs.defined.net/guides/automating-host-creation/',
    keywords: ['dnkey-'],
    pattern: /dnkey-[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52}/,
  }),
];
