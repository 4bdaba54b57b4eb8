/** ReadMe. */
import type { Detector } from '../detector';
import { form } from './define';

export const readme: readonly Detector[] = [
  form({
    id: 'readme-api-key',
    issuer: 'ReadMe',
    title: 'a ReadMe API key',
    purpose: 'api_key',
    source: 'https://docs.readme.com/main/reference/intro/authentication',
    keywords: ['rdme_'],
    pattern: /rdme_[a-z0-9]{70}/i,
  }),
];
