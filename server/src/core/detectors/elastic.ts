/** Elastic. */
import type { Detector } from '../detector';
import { form } from './define';

export const elastic: readonly Detector[] = [
  form({
    id: 'elastic-cloud-api-key',
    issuer: 'Elastic',
    title: 'an Elastic Cloud API key',
    purpose: 'api_key',
    source: 'https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys',
    keywords: ['essu_'],
    pattern: /essu_[\w-]{60,200}={0,2}/,
  }),
];
