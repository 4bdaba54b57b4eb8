/** RunPod. */
import type { Detector } from '../detector';
import { form } from './define';

export const runpod: readonly Detector[] = [
  form({
    id: 'runpod-api-key',
    issuer: 'RunPod',
    title: 'a RunPod API key',
    purpose: 'api_key',
    source: 'https://docs.runpod.io/get-started/api-keys',
    keywords: ['rpa_'],
    pattern: /rpa_[A-Z0-9]{40}[A-Za-z0-9]{6}/,
  }),
];
