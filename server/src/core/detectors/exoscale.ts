/** Exoscale. */
import type { Detector } from '../detector';
import { form } from './define';

export const exoscale: readonly Detector[] = [
  form({
    id: 'exoscale-api-key',
    issuer: 'Exoscale',
    title: 'an Exoscale API key',
    purpose: 'api_key',
    source: 'https://community.exoscale.com/product/iam/',
    keywords: ['exo'],
    pattern: /EXO[a-f0-9]{24}/,
  }),
];
