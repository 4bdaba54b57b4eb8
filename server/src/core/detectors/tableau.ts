/** Tableau. */
import type { Detector } from '../detector';
import { form } from './define';

export const tableau: readonly Detector[] = [
  form({
    id: 'tableau-token',
    issuer: 'Tableau',
    title: 'a Tableau personal access token',
    purpose: 'access_token',
    source: 'https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm',
    keywords: ['==:'],
    pattern: /[A-Za-z0-9+\/]{22}==:[A-Za-z0-9]{32}/,
    before: 22,
  }),
];
