/** Bugsnag. */
import type { Detector } from '../detector';
import { named } from './define';

export const bugsnag: readonly Detector[] = [
  named({
    id: 'bugsnag-key',
    issuer: 'Bugsnag',
    title: 'a Bugsnag key',
    purpose: 'api_key',
    source: 'https://docs.bugsnag.com/api/data-access/',
    words: ['bugsnag'],
    value: /^(?:[a-f0-9]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
  }),
];
