/** Jenkins. */
import type { Detector } from '../detector';
import { named } from './define';

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
];
