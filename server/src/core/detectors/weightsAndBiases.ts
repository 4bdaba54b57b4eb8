/** Weights & Biases. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const weightsAndBiases: readonly Detector[] = [
  form({
    id: 'wandb-api-key-v1',
    issuer: 'Weights & Biases',
    title: 'a Weights & Biases API key',
    purpose: 'api_key',
    source: 'https://docs.wandb.ai/support/find_api_key/',
    revoke: 'https://wandb.ai/authorize',
    keywords: ['wandb_v1_'],
    pattern: /wandb_v1_\w{77}/,
  }),
  named({
    id: 'wandb-api-key',
    issuer: 'Weights & Biases',
    title: 'a Weights & Biases API key',
    purpose: 'api_key',
    source: 'https://docs.wandb.ai/quickstart',
    revoke: 'https://wandb.ai/authorize',
    words: ['wandb'],
    value: /^[a-f0-9]{40}$/,
  }),
];
