/** Tines. */
import type { Detector } from '../detector';
import { form } from './define';

export const tines: readonly Detector[] = [
  form({
    id: 'tines-webhook',
    issuer: 'Tines',
    title: 'a Tines webhook URL',
    purpose: 'webhook_url',
    source: 'https://www.tines.com/docs/actions/types/webhook/',
    keywords: ['.tines.com/webhook/'],
    pattern: /\.tines\.com\/webhook\/[a-z0-9]{32}\/(?<secret>[a-z0-9]{32})/,
    boundary: false,
  }),
];
