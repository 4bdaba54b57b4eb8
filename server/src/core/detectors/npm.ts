/** npm. */
import type { Detector } from '../detector';
import { form } from './define';
import { passwordLook } from './password';
import { npmChecksum } from './verify';

export const npm: readonly Detector[] = [
  form({
    id: 'npm-token',
    issuer: 'npm',
    title: 'an npm access token',
    purpose: 'access_token',
    source: 'https://docs.npmjs.com/about-access-tokens',
    revoke: 'https://www.npmjs.com/settings/~/tokens',
    keywords: ['npm_'],
    pattern: /npm_[A-Za-z0-9]{36}/,
    verify: npmChecksum,
  }),
  form({
    id: 'npm-registry-auth',
    issuer: 'npm',
    title: 'npm registry credentials',
    purpose: 'registry_auth',
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration',
    keywords: ['_authtoken', '_password', '_auth'],
    // `_password` begins a line of .npmrc or follows `//registry/:`; `hashed_password` is somebody's variable.
    pattern: /(?<![A-Za-z0-9_.$>])_(?:authToken|password|auth)[ \t]{0,4}=[ \t]{0,4}["\']?(?<secret>[A-Za-z0-9+\/=_.-]{8,1000})["\']?(?=\s|$|\\)/,
    boundary: false,
    generic: true,
    verify: (secret) => (passwordLook(secret) === 'none' ? false : 'high'),
  }),
];
