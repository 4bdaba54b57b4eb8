/** Baseten. */
import type { Detector } from '../detector';
import { named } from './define';

export const baseten: readonly Detector[] = [
  named({
    id: 'baseten-api-key',
    issuer: 'Baseten',
    title: 'a Baseten API key',
    purpose: 'api_key',
    source: 'https://docs.baseten.co/organization/api-keys',
    words: ['baseten'],
    value: /^[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}$/,
  }),
];
