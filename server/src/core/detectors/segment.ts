/** Segment. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const segment: readonly Detector[] = [
  form({
    id: 'segment-token',
    issuer: 'Segment',
    title: 'a Segment public API token',
    purpose: 'api_token',
    source: 'https://segment.com/docs/api/public-api/',
    keywords: ['sgp_'],
    pattern: /sgp_[A-Za-z0-9]{64}/,
  }),
  named({
    id: 'segment-write-key',
    issuer: 'Segment',
    title: 'a Segment write key',
    purpose: 'write_key',
    source: 'https://segment.com/docs/connections/find-writekey/',
    exposure: 'public',
    words: ['segment', 'analytics'],
    name: /write_?key$/i,
    value: /^[A-Za-z0-9]{32}$/,
  }),
];
