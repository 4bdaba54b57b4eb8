/** Klaviyo. */
import type { Detector } from '../detector';
import { form } from './define';

export const klaviyo: readonly Detector[] = [
  form({
    id: 'klaviyo-private-key',
    issuer: 'Klaviyo',
    title: 'a Klaviyo private key',
    purpose: 'private_api_key',
    source: 'https://developers.klaviyo.com/en/docs/authenticate_',
    keywords: ['pk_'],
    pattern: /pk_[a-f0-9]{34}/,
  }),
];
