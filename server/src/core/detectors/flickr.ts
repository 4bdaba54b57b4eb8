/** Flickr. */
import type { Detector } from '../detector';
import { named } from './define';

export const flickr: readonly Detector[] = [
  named({
    id: 'flickr-key',
    issuer: 'Flickr',
    title: 'a Flickr key',
    purpose: 'api_secret',
    source: 'https://www.flickr.com/services/api/misc.api_keys.html',
    words: ['flickr'],
    value: /^(?:[a-z0-9]{32}|[a-f0-9]{16})$/,
  }),
];
