import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('microsoft-teams-webhook', '<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>@<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>/IncomingWebhook/<hex 32>/<hex 8>-<hex 4>-4<hex 3>-a<hex 3>-<hex 12>', { at: ['https://acme.webhook.office.com/webhookb2/{}'] }),
];
