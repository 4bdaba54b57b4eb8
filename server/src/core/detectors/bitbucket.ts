/** Bitbucket. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const bitbucket: readonly Detector[] = [
  form({
    id: 'bitbucket-app-password',
    issuer: 'Bitbucket',
    title: 'a Bitbucket app password',
    purpose: 'app_password',
    source: 'https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/',
    revoke: 'https://bitbucket.org/account/settings/app-passwords/',
    keywords: ['atbb'],
    pattern: /ATBB[A-Za-z0-9_=-]{28,40}/,
  }),
  named({
    id: 'bitbucket-client-secret',
    issuer: 'Bitbucket',
    title: 'a Bitbucket OAuth consumer secret',
    purpose: 'client_secret',
    source: 'https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/',
    words: ['bitbucket'],
    value: /^(?:[a-z0-9]{32}|[A-Za-z0-9=_-]{64})$/,
  }),
];
