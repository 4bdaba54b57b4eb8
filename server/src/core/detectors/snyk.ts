/** Snyk. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const snyk: readonly Detector[] = [
  form({
    id: 'snyk-token',
    issuer: 'Snyk',
    title: 'a Snyk token',
    purpose: 'access_token',
    source: 'https://docs.snyk.io/snyk-api/authentication-for-api',
    keywords: ['snyk_uat.', 'snyk_sat.'],
    pattern: /snyk_[us]at\.[a-f0-9]{8}\.[\w-]{20,2000}(?:\.[\w-]{10,1000}){0,2}/,
  }),
  named({
    id: 'snyk-api-token',
    issuer: 'Snyk',
    title: 'a Snyk API token',
    purpose: 'api_token',
    source: 'https://docs.snyk.io/snyk-api/authentication-for-api',
    words: ['snyk'],
    name: /token|key|auth/i,
    value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  }),
];
