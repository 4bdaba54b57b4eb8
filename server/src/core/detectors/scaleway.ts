/** Scaleway. */
import type { Detector } from '../detector';
import { form, named } from './define';
import { hasDigits } from './verify';

export const scaleway: readonly Detector[] = [
  form({
    id: 'scaleway-access-key',
    issuer: 'Scaleway',
    title: 'a Scaleway access key',
    purpose: 'access_key',
    source: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
    keywords: ['scw'],
    pattern: /SCW[A-Z0-9]{17}/,
    entropy: 3,
    verify: hasDigits,
  }),
  named({
    id: 'scaleway-secret-key',
    issuer: 'Scaleway',
    title: 'a Scaleway secret key',
    purpose: 'secret_key',
    source: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
    words: ['scaleway', 'scw'],
    name: /secret|key|token|scaleway$/i,
    value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  }),
];
