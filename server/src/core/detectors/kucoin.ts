/** KuCoin. */
import type { Detector } from '../detector';
import { named } from './define';

export const kucoin: readonly Detector[] = [
  named({
    id: 'kucoin-key',
    issuer: 'KuCoin',
    title: 'a KuCoin key',
    purpose: 'api_secret',
    source: 'https://www.kucoin.com/docs-new/authentication',
    words: ['kucoin'],
    value: /^(?:[a-f0-9]{24}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
  }),
];
