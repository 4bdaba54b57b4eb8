/** Loggly. */
import type { Detector } from '../detector';
import { named } from './define';

export const loggly: readonly Detector[] = [
  named({
    id: 'loggly-token',
    issuer: 'Loggly',
    title: 'a Loggly customer token',
    purpose: 'customer_token',
    source: 'https://documentation.solarwinds.com/en/success_center/loggly/content/admin/customer-token-authentication-token.htm',
    words: ['loggly'],
    value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  }),
];
