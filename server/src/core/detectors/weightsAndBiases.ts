/** Weights & Biases. */
import type { Detector } from '../detector';
import { named } from './define';

export const weightsAndBiases: readonly Detector[] = [
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
