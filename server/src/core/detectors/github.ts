/** GitHub. */
import type { Detector } from '../detector';
import { form, named } from './define';
import { githubChecksum } from './verify';

export const github: readonly Detector[] = [
  form({
    id: 'github-token',
    issuer: 'GitHub',
    title: 'a GitHub token',
    purpose: 'access_token',
    source: 'https://github.blog/engineering/behind-githubs-new-authentication-token-formats/',
    revoke: 'https://github.com/settings/tokens',
    keywords: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    pattern: /gh[pousr]_(?:[A-Za-z0-9]{76}|[A-Za-z0-9]{36}|\d{1,20}_eyJ[\w-]{10,500}\.[\w-]{10,2000}\.[\w-]{20,600})/,
    verify: githubChecksum,
  }),
  form({
    id: 'github-fine-grained-token',
    issuer: 'GitHub',
    title: 'a GitHub fine-grained token',
    purpose: 'access_token',
    source: 'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens',
    revoke: 'https://github.com/settings/personal-access-tokens',
    keywords: ['github_pat_'],
    pattern: /github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}/,
  }),
  named({
    id: 'github-token-v1',
    issuer: 'GitHub',
    title: 'a GitHub token or OAuth secret',
    purpose: 'client_secret',
    source: 'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
    revoke: 'https://github.com/settings/developers',
    words: ['github', 'gitalk', 'gh_token'],
    name: /token|secret|key|pat|auth|password|credential/i,
    value: /^[a-f0-9]{40}$/,
  }),
];
