/** Workato. */
import type { Detector } from '../detector';
import { form } from './define';

export const workato: readonly Detector[] = [
  form({
    id: 'workato-token',
    issuer: 'Workato',
    title: 'a Workato API token',
    purpose: 'api_token',
    source: 'https://docs.workato.com/workato-api/api-clients.html',
    keywords: ['wrka'],
    pattern: /wrka(?:[a-z]{2})?-eyJ[\w-]{8,2000}\.[\w-]{16,4000}\.[\w-]{64,1000}/,
  }),
];
