/** PagerDuty. */
import type { Detector } from '../detector';
import { named } from './define';

export const pagerduty: readonly Detector[] = [
  named({
    id: 'pagerduty-token',
    issuer: 'PagerDuty',
    title: 'a PagerDuty token',
    purpose: 'api_token',
    source: 'https://support.pagerduty.com/main/docs/api-access-keys',
    words: ['pagerduty', 'pager_duty', 'pager-duty'],
    value: /^(?:u\+[\w-]{18}|[\w+-]{20}|[a-f0-9]{32}|[A-Za-z0-9]{32})$/,
    entropy: 3,
  }),
];
