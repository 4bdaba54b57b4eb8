/** Flutterwave. */
import type { Detector } from '../detector';
import { form } from './define';

export const flutterwave: readonly Detector[] = [
  form({
    id: 'flutterwave-key',
    issuer: 'Flutterwave',
    title: 'a Flutterwave secret key',
    purpose: 'secret_key',
    source: 'https://developer.flutterwave.com/docs/authentication',
    keywords: ['flwseck'],
    pattern: /FLWSECK(?:_TEST)?-(?:[a-zA-Z0-9]{32}-X|[a-zA-Z0-9]{12})/,
    testMode: (secret) => secret.startsWith('FLWSECK_TEST'),
  }),
];
