/** Xendit. */
import type { Detector } from '../detector';
import { form } from './define';

export const xendit: readonly Detector[] = [
  form({
    id: 'xendit-api-key',
    issuer: 'Xendit',
    title: 'a Xendit secret key',
    purpose: 'secret_key',
    source: 'https://docs.xendit.co/docs/api-keys',
    keywords: ['xnd_production_', 'xnd_development_'],
    pattern: /xnd_(?:production|development)_[A-Za-z0-9]{40,80}/,
    testMode: (secret) => secret.startsWith('xnd_dev'),
  }),
];
