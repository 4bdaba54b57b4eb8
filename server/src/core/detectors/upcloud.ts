/** UpCloud. */
import type { Detector } from '../detector';
import { form } from './define';

export const upcloud: readonly Detector[] = [
  form({
    id: 'upcloud-token',
    issuer: 'UpCloud',
    title: 'an UpCloud API token',
    purpose: 'api_token',
    source: 'https://upcloud.com/docs/guides/managing-api-tokens/',
    keywords: ['ucat_'],
    pattern: /ucat_[A-Z0-9]{26}/,
  }),
];
