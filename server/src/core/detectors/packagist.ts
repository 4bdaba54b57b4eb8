/** Private Packagist. */
import type { Detector } from '../detector';
import { form } from './define';

export const packagist: readonly Detector[] = [
  form({
    id: 'packagist-token',
    issuer: 'Private Packagist',
    title: 'a Private Packagist token',
    purpose: 'token',
    source: 'https://packagist.com/docs/composer-authentication',
    keywords: ['packagist_'],
    pattern: /packagist_(?:[a-z]{2}t_[a-f0-9]{60,90}|acs_[a-f0-9]{64,96})/,
  }),
];
