/** Rootly. */
import type { Detector } from '../detector';
import { form } from './define';

export const rootly: readonly Detector[] = [
  form({
    id: 'rootly-api-key',
    issuer: 'Rootly',
    title: 'a Rootly API key',
    purpose: 'api_key',
    source: 'https://docs.rootly.com/api-reference/overview',
    keywords: ['rootly_'],
    pattern: /rootly_[a-f0-9]{64}/,
  }),
];
