/** Endor Labs. */
import type { Detector } from '../detector';
import { form } from './define';

export const endorLabs: readonly Detector[] = [
  form({
    id: 'endor-labs-api-key',
    issuer: 'Endor Labs',
    title: 'an Endor Labs API key',
    purpose: 'api_key',
    source: 'https://docs.endorlabs.com/administration/api-keys/',
    keywords: ['endr+'],
    pattern: /endr\+[A-Za-z0-9-]{16}/,
  }),
];
