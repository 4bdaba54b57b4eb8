/** Intercom. */
import type { Detector } from '../detector';
import { named } from './define';

export const intercom: readonly Detector[] = [
  named({
    id: 'intercom-token',
    issuer: 'Intercom',
    title: 'an Intercom access token',
    purpose: 'access_token',
    source: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
    words: ['intercom'],
    value: /^[A-Za-z0-9=_-]{58,60}$/,
  }),
];
