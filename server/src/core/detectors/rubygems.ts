/** RubyGems. */
import type { Detector } from '../detector';
import { form } from './define';

export const rubygems: readonly Detector[] = [
  form({
    id: 'rubygems-api-key',
    issuer: 'RubyGems',
    title: 'a RubyGems API key',
    purpose: 'api_key',
    source: 'https://guides.rubygems.org/api-key-scopes/',
    revoke: 'https://rubygems.org/profile/api_keys',
    keywords: ['rubygems_'],
    pattern: /rubygems_[a-f0-9]{48}/,
  }),
];
