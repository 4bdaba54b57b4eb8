/** Infracost. */
import type { Detector } from '../detector';
import { form } from './define';
import { mixedCase } from './verify';

export const infracost: readonly Detector[] = [
  form({
    id: 'infracost-api-key',
    issuer: 'Infracost',
    title: 'an Infracost API key',
    purpose: 'api_key',
    source: 'https://www.infracost.io/docs/',
    keywords: ['ico-'],
    pattern: /ico-[A-Za-z0-9]{32}/,
    entropy: 3,
    verify: mixedCase,
  }),
];
