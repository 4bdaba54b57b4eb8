/** ngrok. */
import type { Detector } from '../detector';
import { named } from './define';
import { hasDigits } from './verify';

export const ngrok: readonly Detector[] = [
  named({
    id: 'ngrok-token',
    issuer: 'ngrok',
    title: 'an ngrok token',
    purpose: 'authtoken',
    source: 'https://ngrok.com/docs/agent/#authtokens',
    words: ['ngrok'],
    value: /^(?:ak_)?[A-Za-z0-9]{20,30}_[A-Za-z0-9]{15,26}$/,
    entropy: 3.5,
    verify: hasDigits,
  }),
];
