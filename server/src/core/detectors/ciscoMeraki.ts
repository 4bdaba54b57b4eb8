/** Cisco Meraki. */
import type { Detector } from '../detector';
import { named } from './define';

export const ciscoMeraki: readonly Detector[] = [
  named({
    id: 'cisco-meraki-api-key',
    issuer: 'Cisco Meraki',
    title: 'a Cisco Meraki API key',
    purpose: 'api_key',
    source: 'https://developer.cisco.com/meraki/api-v1/authorization/',
    words: ['meraki'],
    value: /^[0-9a-f]{40}$/,
    entropy: 3,
  }),
];
