/** Finicity. */
import type { Detector } from '../detector';
import { named } from './define';

export const finicity: readonly Detector[] = [
  named({
    id: 'finicity-key',
    issuer: 'Finicity',
    title: 'a Finicity key',
    purpose: 'client_secret',
    source: 'https://developer.mastercard.com/open-finance-us/documentation/',
    words: ['finicity'],
    value: /^(?:[a-f0-9]{32}|[a-z0-9]{20})$/,
  }),
];
