/** Render. */
import type { Detector } from '../detector';
import { form } from './define';
import { mixed } from './verify';

export const render: readonly Detector[] = [
  form({
    id: 'render-api-key',
    issuer: 'Render',
    title: 'a Render API key',
    purpose: 'api_key',
    source: 'https://render.com/docs/api',
    keywords: ['rnd_'],
    pattern: /rnd_[A-Za-z0-9]{28,36}/,
    entropy: 3.3,
    verify: mixed,
  }),
];
