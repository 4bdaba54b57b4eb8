/** OpenShift. */
import type { Detector } from '../detector';
import { form } from './define';

export const openshift: readonly Detector[] = [
  form({
    id: 'openshift-token',
    issuer: 'OpenShift',
    title: 'an OpenShift user token',
    purpose: 'access_token',
    source: 'https://docs.openshift.com/container-platform/latest/authentication/understanding-authentication.html',
    keywords: ['sha256~'],
    pattern: /sha256~[\w-]{43}(?![\w-])/,
    entropy: 3,
  }),
];
