/** Postmark. */
import type { Detector } from '../detector';
import { named } from './define';

export const postmark: readonly Detector[] = [
  named({
    id: 'postmark-token',
    issuer: 'Postmark',
    title: 'a Postmark token',
    purpose: 'server_token',
    source: 'https://postmarkapp.com/developer/api/overview#authentication',
    words: ['postmark'],
    value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  }),
];
