/** DataStax. */
import type { Detector } from '../detector';
import { form } from './define';

export const datastax: readonly Detector[] = [
  form({
    id: 'astra-token',
    issuer: 'DataStax',
    title: 'an Astra DB application token',
    purpose: 'application_token',
    source: 'https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html',
    keywords: ['astracs:'],
    pattern: /AstraCS:[A-Za-z]{24}:[a-f0-9]{64}/,
  }),
];
