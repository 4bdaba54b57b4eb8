/** TeamCity. */
import type { Detector } from '../detector';
import { form } from './define';

export const teamcity: readonly Detector[] = [
  form({
    id: 'teamcity-token',
    issuer: 'TeamCity',
    title: 'a TeamCity access token',
    purpose: 'access_token',
    source: 'https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html#Managing+Access+Tokens',
    keywords: ['eyj0exaioiaivenwmij9'],
    pattern: /eyJ0eXAiOiAiVENWMiJ9\.[\w-]{20,60}\.[\w-]{30,80}/,
  }),
];
