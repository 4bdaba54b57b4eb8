/** Aikido. */
import type { Detector } from '../detector';
import { form } from './define';

export const aikido: readonly Detector[] = [
  form({
    id: 'aikido-token',
    issuer: 'Aikido',
    title: 'an Aikido token',
    purpose: 'client_secret',
    source: 'https://apidocs.aikido.dev/reference/create-an-access-token',
    keywords: ['aik_ci_', 'aik_secret_'],
    pattern: /AIK_(?:CI_[A-Za-z0-9]{20,44}|SECRET_[A-Za-z0-9]{64})/,
  }),
];
