/** Honeycomb. */
import type { Detector } from '../detector';
import { form } from './define';

export const honeycomb: readonly Detector[] = [
  form({
    id: 'honeycomb-api-key',
    issuer: 'Honeycomb',
    title: 'a Honeycomb key',
    purpose: 'ingest_key',
    source: 'https://docs.honeycomb.io/configure/environments/manage-api-keys/',
    keywords: ['hcaik_', 'hcbik_', 'hcxik_', 'hcalk_', 'hcamk_'],
    pattern: /hc[abx][ilm]k_[0-9a-z]{40,64}/,
  }),
];
