/** WooCommerce. */
import type { Detector } from '../detector';
import { form } from './define';

export const wooCommerce: readonly Detector[] = [
  form({
    id: 'woocommerce-key',
    issuer: 'WooCommerce',
    title: 'a WooCommerce REST key',
    purpose: 'consumer_secret',
    source: 'https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication',
    keywords: ['ck_', 'cs_'],
    pattern: /c[ks]_[a-f0-9]{40}/,
  }),
];
