/** Slack. */
import type { Detector } from '../detector';
import { form } from './define';
import { slackShape } from './verify';

export const slack: readonly Detector[] = [
  form({
    id: 'slack-token',
    issuer: 'Slack',
    title: 'a Slack token',
    purpose: 'access_token',
    source: 'https://api.slack.com/concepts/token-types',
    revoke: 'https://api.slack.com/apps',
    keywords: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxo-', 'xoxe-', 'xoxc-', 'xoxd-'],
    pattern: /xox(?:[bpaesro]-(?:\d-)?\d{5,14}-[A-Za-z0-9-]{5,149}[A-Za-z0-9](?!-)|e-\d{1,10}-[A-Za-z0-9]{140,160}|[bar]-(?:\d-)?[A-Za-z0-9]{20,60}|c-\d{8,14}(?:-[a-z0-9]{8,64}){1,3}|d-[A-Za-z0-9%+\/=]{60,400})/,
    verify: slackShape,
  }),
  form({
    id: 'slack-configuration-token',
    issuer: 'Slack',
    title: 'a Slack configuration token',
    purpose: 'configuration_token',
    source: 'https://api.slack.com/reference/manifests#config-tokens',
    keywords: ['xoxe.xox'],
    pattern: /xoxe\.xox[bp]-\d{1,10}-[A-Za-z0-9]{120,200}/,
  }),
  form({
    id: 'slack-app-token',
    issuer: 'Slack',
    title: 'a Slack app-level token',
    purpose: 'app_token',
    source: 'https://api.slack.com/concepts/token-types#app-level',
    revoke: 'https://api.slack.com/apps',
    keywords: ['xapp-'],
    pattern: /xapp-(?:\d{1,10}-[A-Z0-9]{8,15}-\d{8,15}-[a-z0-9]{32,80}|\d{10,14}-[A-Za-z0-9\/+]{20,64})/i,
  }),
  form({
    id: 'slack-webhook',
    issuer: 'Slack',
    title: 'a Slack webhook URL',
    purpose: 'webhook_url',
    source: 'https://api.slack.com/messaging/webhooks',
    revoke: 'https://api.slack.com/apps',
    keywords: ['hooks.slack.com/'],
    pattern: /hooks\.slack(?:-gov)?\.com\/(?<secret>services\/T[A-Za-z0-9]{6,14}\/B[A-Za-z0-9]{6,14}\/[A-Za-z0-9]{16,48}|(?:workflows|triggers)\/[A-Z0-9]{8,14}\/[A-Za-z0-9\/]{20,80})/,
    boundary: false,
  }),
];
