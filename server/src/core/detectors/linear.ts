/** Linear. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const linear: readonly Detector[] = [
  form({
    id: 'linear-api-key',
    issuer: 'Linear',
    title: 'a Linear API key',
    purpose: 'api_key',
    source: 'https://linear.app/developers/graphql',
    revoke: 'https://linear.app/settings/account/security',
    keywords: ['lin_api_', 'lin_oauth_', 'lin_wh_'],
    pattern: /lin_(?:api_[A-Za-z0-9]{40}|oauth_[a-f0-9]{64}|wh_[A-Za-z0-9]{38,44})/i,
  }),
  named({
    id: 'linear-client-secret',
    issuer: 'Linear',
    title: 'a Linear client secret',
    purpose: 'client_secret',
    source: 'https://linear.app/developers/oauth-2-0-authentication',
    words: ['linear'],
    value: /^[a-f0-9]{32}$/,
  }),
];
