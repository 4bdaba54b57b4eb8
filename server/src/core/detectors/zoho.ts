/** Zoho. */
import type { Detector } from '../detector';
import { form } from './define';

export const zoho: readonly Detector[] = [
  form({
    id: 'zoho-token',
    issuer: 'Zoho',
    title: 'a Zoho OAuth token',
    purpose: 'refresh_token',
    source: 'https://www.zoho.com/crm/developer/docs/api/v7/access-refresh.html',
    keywords: ['1000.'],
    pattern: /1000\.[a-f0-9]{32}\.[a-f0-9]{32}/,
  }),
];
