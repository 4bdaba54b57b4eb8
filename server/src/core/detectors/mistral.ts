/** Mistral AI. */
import type { Detector } from '../detector';
import { named } from './define';
import { hasDigits } from './verify';

export const mistral: readonly Detector[] = [
  named({
    id: 'mistral-api-key',
    issuer: 'Mistral AI',
    title: 'a Mistral AI API key',
    purpose: 'api_key',
    source: 'https://docs.mistral.ai/getting-started/quickstart/',
    words: ['mistral'],
    value: /^[A-Za-z0-9]{32}$/,
    entropy: 3.3,
    verify: hasDigits,
  }),
];
