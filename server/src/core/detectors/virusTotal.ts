/** VirusTotal. */
import type { Detector } from '../detector';
import { named } from './define';

export const virusTotal: readonly Detector[] = [
  named({
    id: 'virustotal-api-key',
    issuer: 'VirusTotal',
    title: 'a VirusTotal API key',
    purpose: 'api_key',
    source: 'https://docs.virustotal.com/docs/please-give-me-an-api-key',
    words: ['virustotal', 'vt_api'],
    value: /^[a-f0-9]{64}$/,
  }),
];
