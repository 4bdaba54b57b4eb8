/** Adobe. */
import type { Detector } from '../detector';
import { form } from './define';

export const adobe: readonly Detector[] = [
  form({
    id: 'adobe-client-secret',
    issuer: 'Adobe',
    title: 'an Adobe client secret',
    purpose: 'client_secret',
    source: 'https://developer.adobe.com/developer-console/docs/guides/authentication/',
    keywords: ['p8e-'],
    pattern: /p8e-[A-Za-z0-9-]{32}/,
  }),
];
