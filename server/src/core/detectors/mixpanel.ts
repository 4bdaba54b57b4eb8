/** Mixpanel. */
import type { Detector } from '../detector';
import { named } from './define';

export const mixpanel: readonly Detector[] = [
  named({
    id: 'mixpanel-project-token',
    issuer: 'Mixpanel',
    title: 'a Mixpanel project token',
    purpose: 'project_token',
    source: 'https://developer.mixpanel.com/reference/project-token',
    exposure: 'public',
    words: ['mixpanel'],
    name: /token$/i,
    value: /^[a-f0-9]{32}$/,
  }),
];
