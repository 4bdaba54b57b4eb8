/** Heroku. */
import type { Detector } from '../detector';
import { form, named } from './define';

export const heroku: readonly Detector[] = [
  form({
    id: 'heroku-api-key',
    issuer: 'Heroku',
    title: 'a Heroku API key',
    purpose: 'api_key',
    source: 'https://devcenter.heroku.com/articles/authentication',
    revoke: 'https://dashboard.heroku.com/account',
    keywords: ['hrku-'],
    pattern: /HRKU-(?:[\w-]{60}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/,
  }),
  named({
    id: 'heroku-api-key-v1',
    issuer: 'Heroku',
    title: 'a Heroku API key',
    purpose: 'api_key',
    source: 'https://devcenter.heroku.com/articles/authentication',
    revoke: 'https://dashboard.heroku.com/account',
    words: ['heroku'],
    value: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  }),
];
