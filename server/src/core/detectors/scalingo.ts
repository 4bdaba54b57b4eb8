/** Scalingo. */
import type { Detector } from '../detector';
import { form } from './define';

export const scalingo: readonly Detector[] = [
  form({
    id: 'scalingo-token',
    issuer: 'Scalingo',
    title: 'a Scalingo API token',
    purpose: 'api_token',
    source: 'https://developers.scalingo.com/tokens',
    keywords: ['tk-us-'],
    pattern: /tk-us-[\w-]{48}/,
  }),
];
