/** Clojars. */
import type { Detector } from '../detector';
import { form } from './define';

export const clojars: readonly Detector[] = [
  form({
    id: 'clojars-token',
    issuer: 'Clojars',
    title: 'a Clojars deploy token',
    purpose: 'deploy_token',
    source: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
    revoke: 'https://clojars.org/tokens',
    keywords: ['clojars_'],
    pattern: /CLOJARS_[a-z0-9]{60}/i,
  }),
];
