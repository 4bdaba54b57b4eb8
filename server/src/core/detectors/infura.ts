/** Infura. */
import type { Detector } from '../detector';
import { named } from './define';

export const infura: readonly Detector[] = [
  named({
    id: 'infura-key',
    issuer: 'Infura',
    title: 'an Infura key',
    purpose: 'api_key',
    source: 'https://docs.metamask.io/developer-tools/dashboard/get-started/create-api/',
    words: ['infura'],
    name: /./,
    value: /^[a-f0-9]{32}$/,
  }),
];
