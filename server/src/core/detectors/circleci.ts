/** CircleCI. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const circleci: readonly Detector[] = [
  form({
    id: 'circleci-token',
    issuer: 'CircleCI',
    title: 'a CircleCI token',
    purpose: 'api_token',
    source: 'https://circleci.com/docs/managing-api-tokens/',
    revoke: 'https://app.circleci.com/settings/user/tokens',
    keywords: ['ccipat_', 'cciprj_'],
    pattern: /CCIP(?:AT|RJ)_[A-Za-z0-9]{22}_[a-f0-9]{40}/,
  }),
  named({
    id: 'circleci-token-v1',
    issuer: 'CircleCI',
    title: 'a CircleCI token',
    purpose: 'api_token',
    source: 'https://circleci.com/docs/managing-api-tokens/',
    revoke: 'https://app.circleci.com/settings/user/tokens',
    words: ['circleci', 'circle_token', 'circle-token'],
    value: /^[a-f0-9]{40}$/,
  }),
];
