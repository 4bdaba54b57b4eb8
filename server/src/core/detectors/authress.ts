/** Authress. */
import type { Detector } from '../detector';
import { form } from './define';

export const authress: readonly Detector[] = [
  form({
    id: 'authress-access-key',
    issuer: 'Authress',
    title: 'an Authress service client access key',
    purpose: 'access_key',
    source: 'https://authress.io/knowledge-base/docs/authorization/service-clients/',
    keywords: ['sc_', 'ext_', 'scauth_', 'authress_'],
    pattern: /(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[a-z0-9+\/_=-]{30,120}/i,
  }),
];
