/** GitLab. */
import type { Detector } from '../detector';
import { form } from './define';
import { gitlabShape, hasLetters } from './verify';

export const gitlab: readonly Detector[] = [
  form({
    id: 'gitlab-token',
    issuer: 'GitLab',
    title: 'a GitLab token',
    purpose: 'access_token',
    source: 'https://docs.gitlab.com/security/tokens/',
    revoke: 'https://gitlab.com/-/user_settings/personal_access_tokens',
    keywords: [
      'glpat-', 'gldt-', 'glrt-', 'glrtr-', 'glcbt-', 'glft-', 'glimt-', 'glagent-', 'gloas-',
      'glsoat-', 'glffct-', 'glwt-',
    ],
    pattern: /gl(?:pat|dt|rtr?|ft|imt|agent|oas|soat|ffct|wt|cbt)-(?:t\d_)?(?:[0-9a-zA-Z]{1,5}_)?[\w-]{20,300}(?:\.[0-9a-z]{2}\.[0-9a-z]{7,9}|\.[0-9a-z]{9})?/,
    verify: gitlabShape,
  }),
  form({
    id: 'gitlab-trigger-token',
    issuer: 'GitLab',
    title: 'a GitLab pipeline trigger token',
    purpose: 'trigger_token',
    source: 'https://docs.gitlab.com/ci/triggers/',
    keywords: ['glptt-'],
    pattern: /glptt-[0-9a-f]{40}/,
  }),
  form({
    id: 'gitlab-runner-registration-token',
    issuer: 'GitLab',
    title: 'a GitLab runner registration token',
    purpose: 'registration_token',
    source: 'https://docs.gitlab.com/security/tokens/#runner-registration-tokens-deprecated',
    keywords: ['gr1348941'],
    pattern: /GR1348941[\w-]{20}/,
    verify: hasLetters,
  }),
  form({
    id: 'gitlab-session-cookie',
    issuer: 'GitLab',
    title: 'a GitLab session cookie',
    purpose: 'session',
    source: 'https://docs.gitlab.com/user/profile/#cookies-used-for-sign-in',
    keywords: ['_gitlab_session='],
    pattern: /_gitlab_session=(?<secret>[0-9a-z]{32})/,
    boundary: false,
  }),
];
