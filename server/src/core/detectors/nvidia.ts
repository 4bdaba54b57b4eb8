/** NVIDIA. */
import type { Detector } from '../detector';
import { form } from './define';

export const nvidia: readonly Detector[] = [
  form({
    id: 'nvidia-api-key',
    issuer: 'NVIDIA',
    title: 'an NVIDIA API key',
    purpose: 'api_key',
    source: 'https://docs.api.nvidia.com/',
    revoke: 'https://build.nvidia.com/',
    keywords: ['nvapi-'],
    pattern: /nvapi-[\w-]{60,70}/,
  }),
];
