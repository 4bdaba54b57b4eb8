/** Mercado Pago. */
import type { Detector } from '../detector';
import { form } from './define';

export const mercadoPago: readonly Detector[] = [
  form({
    id: 'mercado-pago-token',
    issuer: 'Mercado Pago',
    title: 'a Mercado Pago access token',
    purpose: 'access_token',
    source: 'https://www.mercadopago.com/developers/en/docs/your-integrations/credentials',
    keywords: ['app_usr-'],
    pattern: /APP_USR-\d{10,18}-\d{6}-[a-f0-9]{32}-{1,2}(?:LA_LD__-)?\d{5,12}/,
  }),
];
