/** Teamwork. */
import type { Detector } from '../detector';
import { form } from './define';

export const teamwork: readonly Detector[] = [
  form({
    id: 'teamwork-token',
    issuer: 'Teamwork',
    title: 'a Teamwork API token',
    purpose: 'api_token',
    source: 'https://apidocs.teamwork.com/guides/teamwork/authentication',
    keywords: ['tkn.v1_'],
    pattern: /tkn\.v1_[A-Za-z0-9+\/]{60,80}={0,2}/,
  }),
];
