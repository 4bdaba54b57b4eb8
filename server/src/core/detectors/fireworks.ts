/** Fireworks AI. */
import type { Detector } from '../detector';
import { form } from './define';
import { mixed } from './verify';

export const fireworks: readonly Detector[] = [
  form({
    id: 'fireworks-api-key',
    issuer: 'Fireworks AI',
    title: 'a Fireworks AI API key',
    purpose: 'api_key',
    source: 'https://docs.fireworks.ai/api-reference/introduction',
    keywords: ['fw_'],
    pattern: /fw_[A-Za-z0-9]{22,24}/,
    entropy: 3.5,
    verify: mixed,
  }),
];
