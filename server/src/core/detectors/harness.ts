/** Harness. */
import type { Detector } from '../detector';
import { form } from './define';

export const harness: readonly Detector[] = [
  form({
    id: 'harness-token',
    issuer: 'Harness',
    title: 'a Harness token',
    purpose: 'access_token',
    source: 'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/',
    keywords: ['pat.', 'sat.'],
    pattern: /[ps]at\.[\w-]{22}\.[a-f0-9]{24}\.[A-Za-z0-9]{20}/,
  }),
];
