/** JFrog Artifactory. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { decodeBase64 } from './base64';
import { form } from './define';

/** Base64 of `reftkn:01:` and so on; words after the mark are no token. */
function isReference(secret: string): Confidence | false {
  const decoded = decodeBase64(secret) ?? '';
  return /^reftkn:\d\d:\d/.test(decoded) ? 'high' : /^[ -~]*$/.test(decoded) ? false : 'medium';
}

export const artifactory: readonly Detector[] = [
  form({
    id: 'artifactory-api-key',
    issuer: 'JFrog Artifactory',
    title: 'an Artifactory API key',
    purpose: 'api_key',
    source: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/api-key',
    keywords: ['akcp'],
    pattern: /AKCp[A-Za-z0-9]{60,73}/,
    entropy: 3.5,
  }),
  form({
    id: 'artifactory-reference-token',
    issuer: 'JFrog Artifactory',
    title: 'an Artifactory reference token',
    purpose: 'access_token',
    source: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/reference-token',
    keywords: ['cmvmdgtu'],
    pattern: /cmVmdGtu[A-Za-z0-9]{56}/,
    entropy: 3.5,
    verify: isReference,
  }),
];
