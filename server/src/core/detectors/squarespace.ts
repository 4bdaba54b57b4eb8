/** Squarespace. */
import type { Detector } from '../detector';
import { named } from './define';

export const squarespace: readonly Detector[] = [
  named({
    id: 'squarespace-token',
    issuer: 'Squarespace',
    title: 'a Squarespace API key',
    purpose: 'api_key',
    source: 'https://developers.squarespace.com/commerce-apis/authentication-and-permissions',
    words: ['squarespace'],
    value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  }),
];
