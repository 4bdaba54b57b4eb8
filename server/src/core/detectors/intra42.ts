/** 42 Intra. */
import type { Detector } from '../detector';
import { form } from './define';

export const intra42: readonly Detector[] = [
  form({
    id: 'intra42-client-secret',
    issuer: '42 Intra',
    title: 'a 42 Intra client secret',
    purpose: 'client_secret',
    source: 'https://api.intra.42.fr/apidoc/guides/getting_started',
    keywords: ['s-s4t2'],
    pattern: /s-s4t2(?:ud|af)-[a-f0-9]{64}/,
  }),
];
