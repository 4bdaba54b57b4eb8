import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('wandb-api-key', '<hex 40>', { at: ['wandb_token = "{}"', 'WANDB_API_KEY={}'], named: true }),
];
