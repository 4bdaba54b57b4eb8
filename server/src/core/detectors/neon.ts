/** Neon. */
import type { Detector } from '../detector';
import { form } from './define';

export const neon: readonly Detector[] = [
  form({
    id: 'neon-api-key',
    issuer: 'Neon',
    title: 'a Neon API key',
    purpose: 'api_key',
    source: 'https://neon.tech/docs/manage/api-keys',
    keywords: ['napi_'],
    pattern: /napi_[a-z0-9]{60,70}/,
  }),
];
