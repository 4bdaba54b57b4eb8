/** EasyPost. */
import type { Detector } from '../detector';
import { form } from './define';

export const easypost: readonly Detector[] = [
  form({
    id: 'easypost-api-key',
    issuer: 'EasyPost',
    title: 'an EasyPost API key',
    purpose: 'api_key',
    source: 'https://docs.easypost.com/docs/authentication',
    keywords: ['ezak', 'eztk'],
    pattern: /EZ[AT]K[A-Za-z0-9]{54}/,
    testMode: (secret) => secret.startsWith('EZTK'),
  }),
];
