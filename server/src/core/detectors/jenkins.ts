/** Jenkins. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const jenkins: readonly Detector[] = [
  named({
    id: 'jenkins-token',
    issuer: 'Jenkins',
    title: 'a Jenkins API token',
    purpose: 'api_token',
    source: 'https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/',
    words: ['jenkins', 'hudson'],
    value: /^(?:(?:11)?[a-f0-9]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
    name: /tok|pass|key|secret|crumb|jenkins$/i,
  }),
  form({
    id: 'jenkins-initial-password',
    issuer: 'Jenkins',
    title: 'the first password of a Jenkins server',
    purpose: 'admin_password',
    source: 'https://www.jenkins.io/doc/book/installing/linux/#unlocking-jenkins',
    keywords: ['password to proceed to installation:'],
    pattern: /password to proceed to installation:\s{1,80}(?<secret>[a-f0-9]{32})(?![a-f0-9])/,
    lines: 160,
    boundary: false,
  }),
];
