/** Cloudsmith. */
import type { Detector } from '../detector';
import { form } from './define';

export const cloudsmith: readonly Detector[] = [
  form({
    id: 'cloudsmith-api-key',
    issuer: 'Cloudsmith',
    title: 'a Cloudsmith API key',
    purpose: 'api_key',
    source: 'https://docs.cloudsmith.com/accounts-and-teams/api-key',
    keywords: ['csa_'],
    pattern: /csa_[a-f0-9]{30}[A-Za-z0-9]{6}/,
  }),
];
