/** Telnyx. */
import type { Detector } from '../detector';
import { form } from './define';

export const telnyx: readonly Detector[] = [
  form({
    id: 'telnyx-api-key',
    issuer: 'Telnyx',
    title: 'a Telnyx API key',
    purpose: 'api_key',
    source: 'https://developers.telnyx.com/development/api-fundamentals/authentication',
    keywords: ['key0'],
    pattern: /KEY0[A-F0-9]{31}_[A-Za-z0-9]{22}/,
  }),
];
