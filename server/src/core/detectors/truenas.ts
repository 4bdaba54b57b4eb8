/** TrueNAS. */
import type { Detector } from '../detector';
import { form } from './define';

export const truenas: readonly Detector[] = [
  form({
    id: 'truenas-api-key',
    issuer: 'TrueNAS',
    title: 'a TrueNAS API key',
    purpose: 'api_key',
    source: 'https://www.truenas.com/docs/scale/scaletutorials/toptoolbar/managingapikeys/',
    keywords: ['login_with_api_key'],
    pattern: /login_with_api_key"\s{0,8},\s{0,16}"params"\s{0,8}:\s{0,8}\[\s{0,16}"(?<secret>\d{1,4}-[A-Za-z0-9]{64})"/,
    lines: 400,
    boundary: false,
  }),
];
