/** ThingsBoard. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const thingsboard: readonly Detector[] = [
  form({
    id: 'thingsboard-token',
    issuer: 'ThingsBoard',
    title: 'a ThingsBoard device token',
    purpose: 'device_token',
    source: 'https://thingsboard.io/docs/reference/http-api/',
    keywords: ['thingsboard.cloud/api/v1/'],
    pattern: /thingsboard\.cloud\/api\/v1\/(?<secret>[a-z0-9]{20})(?![a-z0-9])/i,
    boundary: false,
  }),
  named({
    id: 'thingsboard-provision-key',
    issuer: 'ThingsBoard',
    title: 'a ThingsBoard provisioning credential',
    purpose: 'provision_secret',
    source: 'https://thingsboard.io/docs/user-guide/device-provisioning/',
    words: ['provisiondevice', 'provision_device'],
    value: /^[a-z0-9]{20}$/,
  }),
];
