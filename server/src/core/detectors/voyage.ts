/** Voyage AI. */
import type { Detector } from '../detector';
import { form } from './define';
import { mixed } from './verify';

export const voyage: readonly Detector[] = [
  form({
    id: 'voyage-api-key',
    issuer: 'Voyage AI',
    title: 'a Voyage AI API key',
    purpose: 'api_key',
    source: 'https://docs.voyageai.com/docs/api-key-and-installation',
    keywords: ['pa-'],
    pattern: /pa-[\w-]{43}(?![\w-])/,
    entropy: 3.8,
    verify: mixed,
  }),
];
