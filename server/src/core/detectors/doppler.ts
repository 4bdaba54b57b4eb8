/** Doppler. */
import type { Detector } from '../detector';
import { form } from './define';

export const doppler: readonly Detector[] = [
  form({
    id: 'doppler-token',
    issuer: 'Doppler',
    title: 'a Doppler token',
    purpose: 'service_token',
    source: 'https://docs.doppler.com/reference/auth-token-formats',
    revoke: 'https://dashboard.doppler.com/workplace/tokens',
    keywords: ['dp.ct.', 'dp.pt.', 'dp.st.', 'dp.sa.', 'dp.said.', 'dp.scim.', 'dp.audit.'],
    pattern: /dp\.(?:ct|pt|st|said|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}/,
  }),
];
