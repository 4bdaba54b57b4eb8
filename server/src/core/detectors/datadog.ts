/** Datadog. */
import type { Detector } from '../detector';
import { named } from './define';

export const datadog: readonly Detector[] = [
  named({
    id: 'datadog-key',
    issuer: 'Datadog',
    title: 'a Datadog key',
    purpose: 'api_key',
    source: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    revoke: 'https://app.datadoghq.com/organization-settings/api-keys',
    words: ['datadog', 'dd_api', 'dd-api', 'ddapi', 'dd_app', 'dd-app'],
    value: /^(?:[a-f0-9]{32}|[a-z0-9]{40})$/,
  }),
];
