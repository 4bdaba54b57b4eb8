/** PubNub. */
import type { Detector } from '../detector';
import { form } from './define';

export const pubnub: readonly Detector[] = [
  form({
    id: 'pubnub-secret-key',
    issuer: 'PubNub',
    title: 'a PubNub secret key',
    purpose: 'secret_key',
    source: 'https://www.pubnub.com/docs/general/setup/account-setup',
    keywords: ['sec-c-'],
    pattern: /sec-c-[A-Za-z0-9]{48}/,
  }),
];
