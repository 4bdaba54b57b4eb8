/** Twilio. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const twilio: readonly Detector[] = [
  form({
    id: 'twilio-api-key',
    issuer: 'Twilio',
    title: 'a Twilio API key',
    purpose: 'api_key',
    source: 'https://www.twilio.com/docs/iam/api-keys',
    revoke: 'https://console.twilio.com/us1/account/keys-credentials/api-keys',
    keywords: [
      'sk0', 'sk1', 'sk2', 'sk3', 'sk4', 'sk5', 'sk6', 'sk7', 'sk8', 'sk9', 'ska', 'skb', 'skc',
      'skd', 'ske', 'skf',
    ],
    pattern: /SK[0-9a-fA-F]{32}/,
    entropy: 3,
  }),
  named({
    id: 'twilio-auth-token',
    issuer: 'Twilio',
    title: 'a Twilio auth token',
    purpose: 'auth_token',
    source: 'https://www.twilio.com/docs/iam/api-keys#auth-tokens',
    revoke: 'https://console.twilio.com/',
    words: ['twilio'],
    name: /token|secret|key|password|twilio$/i,
    value: /^(?:[a-f0-9]{32}|[A-Za-z0-9]{32})$/,
  }),
];
