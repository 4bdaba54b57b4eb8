/** Yandex. */
import type { Detector } from '../detector';
import { form, named } from './define';
import { mixed } from './verify';

export const yandex: readonly Detector[] = [
  form({
    id: 'yandex-token',
    issuer: 'Yandex',
    title: 'a Yandex token',
    purpose: 'oauth_token',
    source: 'https://yandex.cloud/en/docs/iam/concepts/authorization/',
    keywords: ['t1.', 'y0_', 'aqvn'],
    pattern: /(?:t1\.[A-Za-z0-9_-]{1,600}={0,2}\.[A-Za-z0-9_-]{86}={0,2}|y0_[\w-]{50,160}|AQVN[\w-]{35,38})(?![\w-])/,
    entropy: 3.5,
    verify: mixed,
  }),
  named({
    id: 'yandex-aws-key',
    issuer: 'Yandex',
    title: 'a Yandex Cloud static key',
    purpose: 'secret_key',
    source: 'https://yandex.cloud/en/docs/iam/concepts/authorization/access-key',
    words: ['yandex'],
    value: /^(?:YC[A-Za-z0-9_-]{38}|YC[A-Za-z0-9_-]{23})$/,
  }),
];
