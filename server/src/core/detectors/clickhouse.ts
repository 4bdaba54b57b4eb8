/** ClickHouse Cloud. */
import type { Detector } from '../detector';
import { form } from './define';

export const clickhouse: readonly Detector[] = [
  form({
    id: 'clickhouse-cloud-key-secret',
    issuer: 'ClickHouse Cloud',
    title: 'a ClickHouse Cloud API key secret',
    purpose: 'key_secret',
    source: 'https://clickhouse.com/docs/cloud/manage/openapi',
    keywords: ['4b1d'],
    pattern: /4b1d[A-Za-z0-9]{38}/,
    entropy: 3,
  }),
];
