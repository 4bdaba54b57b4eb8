/** Statsig. */
import type { Detector } from '../detector';
import { form } from './define';
import { mixed } from './verify';

export const statsig: readonly Detector[] = [
  form({
    id: 'statsig-secret-key',
    issuer: 'Statsig',
    title: 'a Statsig server secret key',
    purpose: 'secret_key',
    source: 'https://docs.statsig.com/sdk-keys/api-keys',
    keywords: ['secret-'],
    pattern: /secret-[A-Za-z0-9]{43}/,
    entropy: 3.5,
    verify: mixed,
  }),
];
