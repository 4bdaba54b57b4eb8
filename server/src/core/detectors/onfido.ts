/** Onfido. */
import type { Detector } from '../detector';
import { form } from './define';

export const onfido: readonly Detector[] = [
  form({
    id: 'onfido-api-token',
    issuer: 'Onfido',
    title: 'an Onfido API token',
    purpose: 'api_token',
    source: 'https://documentation.onfido.com/api/latest/#tokens',
    keywords: ['api_live', 'api_sandbox'],
    pattern: /api_(?:live|sandbox)(?:_us|_ca)?\.[\w-]{11}\.[\w-]{32}/,
    testMode: (secret) => secret.startsWith('api_sandbox'),
  }),
];
