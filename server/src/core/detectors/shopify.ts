/** Shopify. */
import type { Detector } from '../detector';
import { form } from './define';

export const shopify: readonly Detector[] = [
  form({
    id: 'shopify-token',
    issuer: 'Shopify',
    title: 'a Shopify credential',
    purpose: 'access_token',
    source: 'https://shopify.dev/docs/apps/build/authentication-authorization',
    keywords: ['shpat_', 'shpca_', 'shppa_', 'shpss_', 'shpua_', 'prtapi_'],
    pattern: /(?:shp(?:at|ca|pa|ss|ua)|prtapi)_[A-Za-z0-9]{32,64}/,
  }),
];
