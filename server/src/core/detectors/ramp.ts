/** Ramp. */
import type { Detector } from '../detector';
import { form } from './define';

export const ramp: readonly Detector[] = [
  form({
    id: 'ramp-client-secret',
    issuer: 'Ramp',
    title: 'a Ramp client secret',
    purpose: 'client_secret',
    source: 'https://docs.ramp.com/developer-api/v1/authorization',
    keywords: ['ramp_sec_'],
    pattern: /ramp_sec_[A-Za-z0-9]{48}/,
  }),
];
