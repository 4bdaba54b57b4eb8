/** Dynatrace. */
import type { Detector } from '../detector';
import { form } from './define';

export const dynatrace: readonly Detector[] = [
  form({
    id: 'dynatrace-token',
    issuer: 'Dynatrace',
    title: 'a Dynatrace token',
    purpose: 'api_token',
    source: 'https://docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication',
    keywords: ['dt0'],
    pattern: /dt0[a-z]\d{2}\.[A-Z0-9]{24}\.[A-Z0-9]{64}/i,
  }),
];
