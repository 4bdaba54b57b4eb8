/** Cypress. */
import type { Detector } from '../detector';
import { named } from './define';

export const cypress: readonly Detector[] = [
  named({
    id: 'cypress-record-key',
    issuer: 'Cypress',
    title: 'a Cypress record key',
    purpose: 'record_key',
    source: 'https://docs.cypress.io/cloud/account-management/projects#Record-keys',
    words: ['cypress'],
    name: /key/i,
    value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  }),
];
