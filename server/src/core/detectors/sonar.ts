/** Sonar. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const sonar: readonly Detector[] = [
  form({
    id: 'sonar-token',
    issuer: 'Sonar',
    title: 'a SonarQube token',
    purpose: 'token',
    source: 'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/',
    keywords: ['squ_', 'sqp_', 'sqa_', 'sqb_'],
    pattern: /sq[upab]_[a-z0-9]{40}/,
  }),
  named({
    id: 'sonar-token-v1',
    issuer: 'Sonar',
    title: 'a SonarQube token',
    purpose: 'token',
    source: 'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/',
    words: ['sonar', 'sonarlogin', 'sonarqube', 'sonarcloud'],
    name: /login|token|key|auth|password|secret/i,
    value: /^[a-f0-9]{40}$/,
  }),
];
