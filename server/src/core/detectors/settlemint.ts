/** SettleMint. */
import type { Detector } from '../detector';
import { form } from './define';

export const settlemint: readonly Detector[] = [
  form({
    id: 'settlemint-token',
    issuer: 'SettleMint',
    title: 'a SettleMint access token',
    purpose: 'access_token',
    source: 'https://console.settlemint.com/documentation/',
    keywords: ['sm_aat_', 'sm_pat_', 'sm_sat_'],
    pattern: /sm_[aps]at_[A-Za-z0-9]{16}/,
  }),
];
