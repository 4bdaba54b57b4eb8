/** Adyen. */
import type { Detector } from '../detector';
import { form } from './define';

export const adyen: readonly Detector[] = [
  form({
    id: 'adyen-api-key',
    issuer: 'Adyen',
    title: 'an Adyen API key',
    purpose: 'api_key',
    source: 'https://docs.adyen.com/development-resources/api-credentials/',
    keywords: ['aqe'],
    pattern: /AQE[A-Za-z0-9]hmf[ux][A-Za-z0-9+\/=-]{60,250}/,
    entropy: 3.5,
  }),
];
