/** Alchemy. */
import type { Detector } from '../detector';
import { form, named } from './define';
import { hasDigits } from './verify';

export const alchemy: readonly Detector[] = [
  form({
    id: 'alchemy-node-url',
    issuer: 'Alchemy',
    rule: 'credential-in-url',
    title: 'an Alchemy API key in a URL',
    purpose: 'api_key',
    source: 'https://www.alchemy.com/docs/create-an-api-key',
    keywords: ['.alchemyapi.io/', '.alchemy.com/'],
    pattern: /\.(?:alchemyapi\.io|alchemy\.com)\/(?:v2|nft\/v[23])\/(?<secret>[\w-]{32})(?![\w-])/,
    boundary: false,
    verify: hasDigits,
  }),
  named({
    id: 'alchemy-api-key',
    issuer: 'Alchemy',
    title: 'an Alchemy API key',
    purpose: 'api_key',
    source: 'https://www.alchemy.com/docs/how-to-create-an-alchemy-api-key',
    words: ['alchemy'],
    name: /key|token|alchemy$/i,
    value: /^(?:alcht_)?[A-Za-z0-9_-]{30,32}$/,
    entropy: 3.5,
    verify: hasDigits,
  }),
];
