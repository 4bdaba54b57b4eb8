/** Inngest. */
import type { Detector } from '../detector';
import { form } from './define';

export const inngest: readonly Detector[] = [
  form({
    id: 'inngest-signing-key',
    issuer: 'Inngest',
    title: 'an Inngest signing key',
    purpose: 'signing_key',
    source: 'https://www.inngest.com/docs/platform/signing-keys',
    keywords: ['signkey-'],
    pattern: /signkey-(?:prod|test|branch)-[a-f0-9]{64}/,
  }),
];
