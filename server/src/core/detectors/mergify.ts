/** Mergify. */
import type { Detector } from '../detector';
import { form } from './define';

export const mergify: readonly Detector[] = [
  form({
    id: 'mergify-application-key',
    issuer: 'Mergify',
    title: 'a Mergify application key',
    purpose: 'application_key',
    source: 'https://docs.mergify.com/api/',
    keywords: ['mergify_application_key_'],
    pattern: /mergify_application_key_[\w-]{40,200}/,
  }),
];
