/** HashiCorp. */
import type { Detector } from '../detector';
import { form, named } from './define';
import { vaultToken } from './verify';

export const hashicorp: readonly Detector[] = [
  form({
    id: 'vault-token',
    issuer: 'HashiCorp',
    title: 'a HashiCorp Vault token',
    purpose: 'token',
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    keywords: ['hvs.', 'hvb.', 'hvr.'],
    pattern: /hv[sbr]\.[\w-]{24,500}/,
    entropy: 3,
    verify: vaultToken,
  }),
  named({
    id: 'vault-token-v1',
    issuer: 'HashiCorp',
    title: 'a HashiCorp Vault token',
    purpose: 'token',
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    words: ['vault'],
    value: /^[sbr]\.[\w-]{24,150}$/,
  }),
  form({
    id: 'vault-unseal-key',
    issuer: 'HashiCorp',
    title: 'a HashiCorp Vault unseal key',
    purpose: 'unseal_key',
    source: 'https://developer.hashicorp.com/vault/docs/concepts/seal',
    keywords: ['unseal'],
    pattern: /unseal(?:[ _-]key)?(?:[ _-]?\d{1,2})?["']?[ \t]{0,3}[:=]?[ \t]{0,3}["']?(?<secret>[A-Za-z0-9+/]{43,44}=?)(?![A-Za-z0-9+/])/i,
    boundary: false,
    entropy: 3.5,
  }),
  form({
    id: 'terraform-cloud-token',
    issuer: 'HashiCorp',
    title: 'an HCP Terraform token',
    purpose: 'api_token',
    source: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    revoke: 'https://app.terraform.io/app/settings/tokens',
    keywords: ['.atlasv1.'],
    pattern: /[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}/,
    before: 14,
  }),
];
