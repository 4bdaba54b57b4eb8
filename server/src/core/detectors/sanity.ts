/** Sanity. */
import type { Detector } from '../detector';
import { named } from './define';

export const sanity: readonly Detector[] = [
  named({
    id: 'sanity-token',
    issuer: 'Sanity',
    title: 'a Sanity API token',
    purpose: 'api_token',
    source: 'https://www.sanity.io/docs/http-auth',
    words: ['sanity'],
    value: /^sk[A-Za-z0-9]{60,200}$/,
  }),
];
