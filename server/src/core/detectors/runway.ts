/** Runway. */
import type { Detector } from '../detector';
import { form } from './define';

export const runway: readonly Detector[] = [
  form({
    id: 'runway-api-key',
    issuer: 'Runway',
    title: 'a Runway API key',
    purpose: 'api_key',
    source: 'https://docs.dev.runwayml.com/guides/setup/',
    keywords: ['key_'],
    pattern: /key_[a-f0-9]{128}/,
  }),
];
