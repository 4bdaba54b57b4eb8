/** Axiom. */
import type { Detector } from '../detector';
import { form } from './define';

export const axiom: readonly Detector[] = [
  form({
    id: 'axiom-token',
    issuer: 'Axiom',
    title: 'an Axiom token',
    purpose: 'api_token',
    source: 'https://axiom.co/docs/reference/tokens',
    keywords: ['xaat-', 'xapt-'],
    pattern: /xa[ap]t-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  }),
];
