/** Segment. */
import type { Detector } from '../detector';
import { form } from './define';

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
];
