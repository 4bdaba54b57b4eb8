/** Coze. */
import type { Detector } from '../detector';
import { form } from './define';

export const coze: readonly Detector[] = [
  form({
    id: 'coze-token',
    issuer: 'Coze',
    title: 'a Coze access token',
    purpose: 'access_token',
    source: 'https://www.coze.com/docs/developer_guides/pat',
    keywords: ['pat_'],
    pattern: /pat_[A-Za-z0-9]{64}/,
  }),
];
