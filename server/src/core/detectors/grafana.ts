/** Grafana. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { decodeBase64 } from './base64';
import { form } from './define';
import { hasLetters } from './verify';

/** `{"k":"…","n":"name","id":1}` in base64; another object that begins with `k` is none. */
function isKey(secret: string): Confidence | false {
  const decoded = decodeBase64(secret) ?? '';
  if (!/^[ -~]*$/.test(decoded)) return 'medium';
  return /"n":.*"id":\d/.test(decoded) && !/"k":"[^"]*example/i.test(decoded) ? 'high' : false;
}

export const grafana: readonly Detector[] = [
  form({
    id: 'grafana-service-account-token',
    issuer: 'Grafana',
    title: 'a Grafana service account token',
    purpose: 'service_account_token',
    source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
    keywords: ['glsa_'],
    pattern: /glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}/,
  }),
  form({
    id: 'grafana-cloud-token',
    issuer: 'Grafana',
    title: 'a Grafana Cloud token',
    purpose: 'cloud_token',
    source: 'https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/',
    revoke: 'https://grafana.com/orgs/',
    keywords: ['glc_'],
    pattern: /glc_[A-Za-z0-9+\/]{32,400}={0,2}/,
    entropy: 3,
    verify: hasLetters,
  }),
  form({
    id: 'grafana-api-key',
    issuer: 'Grafana',
    title: 'a Grafana API key',
    purpose: 'api_key',
    source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/migrate-api-keys/',
    keywords: ['eyjrijoi'],
    pattern: /eyJrIjoi[A-Za-z0-9]{60,400}={0,3}(?![\w.-])/,
    verify: isKey,
  }),
];
