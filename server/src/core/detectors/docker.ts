/** Docker. */
import type { Detector } from '../detector';
import { form } from './define';
import { isBasicCredentials } from './verify';

export const docker: readonly Detector[] = [
  form({
    id: 'docker-token',
    issuer: 'Docker',
    title: 'a Docker Hub access token',
    purpose: 'access_token',
    source: 'https://docs.docker.com/security/for-developers/access-tokens/',
    revoke: 'https://app.docker.com/settings/personal-access-tokens',
    keywords: ['dckr_pat_', 'dckr_oat_'],
    pattern: /dckr_[po]at_[\w-]{27,32}/,
  }),
  form({
    id: 'docker-swarm-token',
    issuer: 'Docker',
    title: 'a Docker Swarm token',
    purpose: 'swarm_token',
    source: 'https://docs.docker.com/engine/swarm/swarm-mode/#view-the-join-command-or-update-a-swarm-join-token',
    keywords: ['swmtkn-1-', 'swmkey-1-'],
    pattern: /(?:SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}|SWMKEY-1-[A-Za-z0-9+\/]{43})/,
  }),
  form({
    id: 'docker-registry-auth',
    issuer: 'Docker',
    title: 'registry credentials of a Docker configuration',
    purpose: 'registry_auth',
    source: 'https://docs.docker.com/reference/cli/docker/login/',
    keywords: ['"auth"'],
    pattern: /"auth"[ \t]{0,8}:[ \t]{0,8}"(?<secret>[A-Za-z0-9+\/]{12,2000}={0,2})"/,
    boundary: false,
    verify: isBasicCredentials,
  }),
];
