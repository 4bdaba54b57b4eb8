/** Prefect. */
import type { Detector } from '../detector';
import { form } from './define';

export const prefect: readonly Detector[] = [
  form({
    id: 'prefect-api-key',
    issuer: 'Prefect',
    title: 'a Prefect API key',
    purpose: 'api_key',
    source: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys',
    keywords: ['pnu_', 'pnb_'],
    pattern: /pn[ub]_[A-Za-z0-9]{36}/,
  }),
];
