/** Mattermost. */
import type { Detector } from '../detector';
import { named } from './define';

export const mattermost: readonly Detector[] = [
  named({
    id: 'mattermost-token',
    issuer: 'Mattermost',
    title: 'a Mattermost token',
    purpose: 'access_token',
    source: 'https://developers.mattermost.com/integrate/reference/personal-access-token/',
    words: ['mattermost'],
    value: /^[a-z0-9]{26}$/,
  }),
];
