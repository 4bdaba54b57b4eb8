/** New Relic. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const newRelic: readonly Detector[] = [
  form({
    id: 'new-relic-key',
    issuer: 'New Relic',
    title: 'a New Relic key',
    purpose: 'api_key',
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    revoke: 'https://one.newrelic.com/api-keys',
    keywords: ['nrak-', 'nrjs-', 'nrii-', 'nriq-', 'nrra-', 'nraa-', 'nrbr-'],
    pattern: /NR(?:AK-[A-Z0-9]{27}|JS-[a-f0-9]{19}|II-[\w-]{32}|IQ-[\w-]{32}|RA-[a-f0-9]{42}|AA-[a-f0-9]{27}|BR-[a-f0-9]{19})/i,
  }),
  form({
    id: 'new-relic-license-key',
    issuer: 'New Relic',
    title: 'a New Relic license key',
    purpose: 'license_key',
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/#license-key',
    revoke: 'https://one.newrelic.com/api-keys',
    keywords: ['nral'],
    pattern: /(?:[a-f0-9]{6}|[a-z]{2}\d{2}[a-f0-9x]{2})[a-f0-9]{30}NRAL/,
    before: 36,
  }),
  form({
    id: 'new-relic-pixie-key',
    issuer: 'New Relic',
    title: 'a New Relic Pixie key',
    purpose: 'deploy_key',
    source: 'https://docs.px.dev/reference/admin/api-keys/',
    keywords: ['px-api-', 'px-dep-'],
    pattern: /px-(?:api|dep)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  }),
  named({
    id: 'new-relic-license-key-v1',
    issuer: 'New Relic',
    title: 'a New Relic key',
    purpose: 'license_key',
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/#license-key',
    words: ['newrelic', 'new_relic', 'new-relic'],
    name: /key|license|token|newrelic|new.relic/i,
    value: /^(?:[a-f0-9]{40}|[a-z0-9]{64})$/,
  }),
  named({
    id: 'new-relic-browser-key',
    issuer: 'New Relic',
    title: 'the license key of a page that New Relic watches',
    purpose: 'browser_key',
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/#browser-key',
    exposure: 'public',
    words: ['licensekey'],
    value: /^[a-f0-9]{10}$/,
  }),
];
