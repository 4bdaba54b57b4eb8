/** Honeybadger. */
import type { Detector } from '../detector';
import { form } from './define';

export const honeybadger: readonly Detector[] = [
  form({
    id: 'honeybadger-api-key',
    issuer: 'Honeybadger',
    title: 'a Honeybadger API key',
    purpose: 'api_key',
    source: 'https://docs.honeybadger.io/api/',
    keywords: ['hbp_'],
    pattern: /hbp_[A-Za-z0-9]{36}/,
  }),
];
