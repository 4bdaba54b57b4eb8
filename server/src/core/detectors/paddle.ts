/** Paddle. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const paddle: readonly Detector[] = [
  form({
    id: 'paddle-api-key',
    issuer: 'Paddle',
    title: 'a Paddle API key',
    purpose: 'api_key',
    source: 'https://developer.paddle.com/api-reference/about/authentication',
    keywords: ['pdl_live_apikey_', 'pdl_sdbx_apikey_'],
    pattern: /pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}/,
    testMode: (secret) => secret.startsWith('pdl_sdbx_'),
  }),
  named({
    id: 'paddle-client-token',
    issuer: 'Paddle',
    title: 'a Paddle client-side token',
    purpose: 'client_token',
    source: 'https://developer.paddle.com/paddlejs/client-side-tokens',
    exposure: 'public',
    words: ['paddle'],
    name: /token$/i,
    value: /^(?:live|test)_[a-f0-9]{27}$/,
  }),
];
