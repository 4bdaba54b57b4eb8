import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('wandb-api-key-v1', 'wandb_v1_<base62 77>'),
  examples('wandb-api-key', '<hex 40>', { at: ['wandb_token = "{}"', 'WANDB_API_KEY={}'], named: true }),
];
