/** Buildkite. */
import type { Detector } from '../detector';
import { form } from './define';

export const buildkite: readonly Detector[] = [
  form({
    id: 'buildkite-token',
    issuer: 'Buildkite',
    title: 'a Buildkite token',
    purpose: 'access_token',
    source: 'https://buildkite.com/docs/apis/managing-api-tokens',
    revoke: 'https://buildkite.com/user/api-access-tokens',
    keywords: ['bkua_', 'bkaj_', 'bkpt_', 'bkct_'],
    pattern: /bk(?:ua|aj|pt|ct)_[a-zA-Z0-9]{40,64}/,
  }),
];
