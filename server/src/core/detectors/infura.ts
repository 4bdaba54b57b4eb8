/** Infura. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const infura: readonly Detector[] = [
  form({
    id: 'infura-node-url',
    issuer: 'Infura',
    rule: 'credential-in-url',
    title: 'an Infura API key in a URL',
    purpose: 'api_key',
    source: 'https://docs.metamask.io/services/get-started/endpoints/',
    keywords: ['infura.io/'],
    pattern: /infura\.io\/(?:ws\/)?v3\/(?<secret>[a-f0-9]{32})(?![\w-])/,
    boundary: false,
  }),
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
