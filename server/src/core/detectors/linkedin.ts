/** LinkedIn. */
import type { Detector } from '../detector';
import { named } from './define';

export const linkedin: readonly Detector[] = [
  named({
    id: 'linkedin-client-secret',
    issuer: 'LinkedIn',
    title: 'a LinkedIn client secret',
    purpose: 'client_secret',
    source: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authentication',
    revoke: 'https://www.linkedin.com/developers/apps',
    words: ['linkedin', 'linked-in', 'linked_in'],
    value: /^(?:WPL_AP1\.[A-Za-z0-9]{16}\.[A-Za-z0-9+\/=]{6,10}|[A-Za-z0-9]{14}|[A-Za-z0-9]{16})$/,
  }),
];
