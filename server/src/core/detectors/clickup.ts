/** ClickUp. */
import type { Detector } from '../detector';
import { form } from './define';

export const clickup: readonly Detector[] = [
  form({
    id: 'clickup-token',
    issuer: 'ClickUp',
    title: 'a ClickUp API token',
    purpose: 'api_token',
    source: 'https://developer.clickup.com/docs/authentication',
    revoke: 'https://app.clickup.com/settings/apps',
    keywords: ['pk_'],
    pattern: /pk_\d{7,9}_[0-9A-Z]{32}/,
  }),
];
