/** Asaas. */
import type { Detector } from '../detector';
import { form } from './define';

export const asaas: readonly Detector[] = [
  form({
    id: 'asaas-api-key',
    issuer: 'Asaas',
    title: 'an Asaas API key',
    purpose: 'api_key',
    source: 'https://docs.asaas.com/docs/autenticacao',
    keywords: ['$aact_'],
    pattern: /\$aact_(?:prod_|hmlg_)?[A-Za-z0-9+\/=:_-]{60,200}/,
  }),
];
