/** Frame.io. */
import type { Detector } from '../detector';
import { form } from './define';

export const frameio: readonly Detector[] = [
  form({
    id: 'frameio-token',
    issuer: 'Frame.io',
    title: 'a Frame.io token',
    purpose: 'developer_token',
    source: 'https://developer.frame.io/docs/getting-started/authentication',
    keywords: ['fio-u-'],
    pattern: /fio-u-[\w=-]{64}/,
  }),
];
