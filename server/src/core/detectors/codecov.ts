/** Codecov. */
import type { Detector } from '../detector';
import { named } from './define';

export const codecov: readonly Detector[] = [
  named({
    id: 'codecov-token',
    issuer: 'Codecov',
    title: 'a Codecov upload token',
    purpose: 'upload_token',
    source: 'https://docs.codecov.com/docs/codecov-tokens',
    words: ['codecov'],
    value: /^(?:[a-z0-9]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
  }),
];
