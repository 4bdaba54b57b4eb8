/** Zuplo. */
import type { Detector } from '../detector';
import { form } from './define';

export const zuplo: readonly Detector[] = [
  form({
    id: 'zuplo-api-key',
    issuer: 'Zuplo',
    title: 'a Zuplo API key',
    purpose: 'api_key',
    source: 'https://zuplo.com/docs/articles/api-key-management',
    keywords: ['zpka_'],
    pattern: /zpka_[a-z0-9]{32}_[a-f0-9]{8}/,
  }),
];
