/** dbt. */
import type { Detector } from '../detector';
import { form } from './define';
import { mixed } from './verify';

export const dbt: readonly Detector[] = [
  form({
    id: 'dbt-token',
    issuer: 'dbt',
    title: 'a dbt token',
    purpose: 'service_token',
    source: 'https://docs.getdbt.com/docs/dbt-cloud-apis/authentication',
    keywords: ['dbtc_', 'dbtu_', 'dbts_'],
    pattern: /dbt[cus]_[\w-]{40,48}(?![\w-])/,
    entropy: 3.5,
    verify: mixed,
  }),
];
