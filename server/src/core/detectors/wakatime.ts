/** WakaTime. */
import type { Detector } from '../detector';
import { form } from './define';

export const wakatime: readonly Detector[] = [
  form({
    id: 'wakatime-api-key',
    issuer: 'WakaTime',
    title: 'a WakaTime API key',
    purpose: 'api_key',
    source: 'https://wakatime.com/developers#authentication',
    keywords: ['waka_'],
    pattern: /waka_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
  }),
];
