/** Databricks. */
import type { Detector } from '../detector';
import { form } from './define';

export const databricks: readonly Detector[] = [
  form({
    id: 'databricks-token',
    issuer: 'Databricks',
    title: 'a Databricks token',
    purpose: 'access_token',
    source: 'https://docs.databricks.com/en/dev-tools/auth/pat.html',
    revoke: 'https://docs.databricks.com/en/dev-tools/auth/pat.html',
    keywords: ['dapi', 'dose'],
    pattern: /(?:dapi|dose)[a-fA-F0-9]{32}(?:-\d{1,2})?/,
    entropy: 3,
  }),
];
