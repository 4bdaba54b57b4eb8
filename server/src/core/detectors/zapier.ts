/** Zapier. */
import type { Detector } from '../detector';
import { form } from './define';

export const zapier: readonly Detector[] = [
  form({
    id: 'zapier-webhook',
    issuer: 'Zapier',
    title: 'a Zapier webhook URL',
    purpose: 'webhook_url',
    source: 'https://help.zapier.com/hc/en-us/articles/8496288690317',
    keywords: ['hooks.zapier.com/hooks/catch/'],
    pattern: /hooks\.zapier\.com\/hooks\/catch\/(?<secret>[A-Za-z0-9]{4,12}\/[A-Za-z0-9]{5,12})/,
    boundary: false,
  }),
];
