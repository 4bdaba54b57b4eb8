/** Tencent Cloud. */
import type { Detector } from '../detector';
import { form, named } from './define';
import { mixed } from './verify';

export const tencentCloud: readonly Detector[] = [
  form({
    id: 'tencent-cloud-secret-id',
    issuer: 'Tencent Cloud',
    title: 'a Tencent Cloud secret id',
    purpose: 'secret_id',
    source: 'https://www.tencentcloud.com/document/product/598/32675',
    keywords: ['akid'],
    pattern: /AKID[A-Za-z0-9]{32}/,
    entropy: 3.5,
    verify: mixed,
  }),
  named({
    id: 'tencent-cloud-secret-key',
    issuer: 'Tencent Cloud',
    title: 'a Tencent Cloud secret key',
    purpose: 'secret_key',
    source: 'https://www.tencentcloud.com/document/product/598/32675',
    words: ['tencent', 'tencentcloud', 'qcloud'],
    name: /key|secret|token/i,
    value: /^[A-Za-z0-9]{32}$/,
    entropy: 3.3,
  }),
];
