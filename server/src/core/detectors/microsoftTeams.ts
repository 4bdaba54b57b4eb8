/** Microsoft Teams. */
import type { Detector } from '../detector';
import { form } from './define';

export const microsoftTeams: readonly Detector[] = [
  form({
    id: 'microsoft-teams-webhook',
    issuer: 'Microsoft Teams',
    title: 'a Microsoft Teams webhook URL',
    purpose: 'webhook_url',
    source: 'https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    keywords: [
      '.webhook.office.com/webhookb2/', 'outlook.office.com/webhook/',
      'outlook.office365.com/webhook/',
    ],
    pattern: /(?:\.webhook\.office\.com\/webhookb2|outlook\.office(?:365)?\.com\/webhook)\/(?<secret>[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}@[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12}\/IncomingWebhook\/[a-z0-9]{32}\/[0-9a-z]{8}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{12})/i,
    boundary: false,
  }),
];
