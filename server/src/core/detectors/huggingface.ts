/** Hugging Face. */
import type { Detector } from '../detector';
import { form } from './define';

export const huggingface: readonly Detector[] = [
  form({
    id: 'huggingface-token',
    issuer: 'Hugging Face',
    title: 'a Hugging Face token',
    purpose: 'access_token',
    source: 'https://huggingface.co/docs/hub/security-tokens',
    revoke: 'https://huggingface.co/settings/tokens',
    keywords: ['hf_', 'api_org_'],
    pattern: /(?:hf|api_org)_[A-Za-z]{34}/,
  }),
];
