/** Opsgenie. */
import type { Detector } from '../detector';
import { named } from './define';

export const opsgenie: readonly Detector[] = [
  named({
    id: 'opsgenie-api-key',
    issuer: 'Opsgenie',
    title: 'an Opsgenie API key',
    purpose: 'api_key',
    source: 'https://docs.opsgenie.com/docs/api-key-management',
    words: ['opsgenie'],
    value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  }),
];
