import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('vault-token', 'hvs.<url 90>'),
  examples('vault-token-v1', 's.<base62 24>', { at: ['vault_token = "{}"', 'VAULT_API_KEY={}'], named: true }),
  examples('terraform-cloud-token', '<base62 14>.atlasv1.<url 67>'),
  examples('vault-unseal-key', '<base62 43>=', { at: ['Unseal Key 1: {}', 'vault operator unseal {}'] }),
];
