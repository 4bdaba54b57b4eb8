/** OneSignal. */
import type { Detector } from '../detector';
import { form } from './define';

export const onesignal: readonly Detector[] = [
  form({
    id: 'onesignal-api-key',
    issuer: 'OneSignal',
    title: 'a OneSignal API key',
    purpose: 'rest_api_key',
    source: 'https://documentation.onesignal.com/docs/keys-and-ids',
    keywords: ['os_v2_app_', 'os_v2_org_'],
    pattern: /os_v2_(?:app|org)_[a-z0-9]{90,120}/,
  }),
];
