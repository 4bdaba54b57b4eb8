/** Infisical. */
import type { Detector } from '../detector';
import { form } from './define';

export const infisical: readonly Detector[] = [
  form({
    id: 'infisical-service-token',
    issuer: 'Infisical',
    title: 'an Infisical service token',
    purpose: 'service_token',
    source: 'https://infisical.com/docs/documentation/platform/token',
    keywords: ['st.'],
    pattern: /st\.[a-f0-9]{24}\.[a-f0-9]{32}\.[a-f0-9]{32}/,
  }),
];
