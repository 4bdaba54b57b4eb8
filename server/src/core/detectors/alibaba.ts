/** Alibaba Cloud. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const alibaba: readonly Detector[] = [
  form({
    id: 'alibaba-access-key-id',
    issuer: 'Alibaba Cloud',
    title: 'an Alibaba Cloud access key id',
    purpose: 'access_key_id',
    source: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
    keywords: ['ltai'],
    pattern: /LTAI[A-Za-z0-9]{12,20}/,
    entropy: 2.5,
  }),
  named({
    id: 'alibaba-access-key-secret',
    issuer: 'Alibaba Cloud',
    title: 'an Alibaba Cloud access key secret',
    purpose: 'access_key_secret',
    source: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
    words: ['alibaba', 'aliyun', 'alicloud'],
    value: /^[A-Za-z0-9]{30}$/,
    entropy: 2.5,
  }),
];
