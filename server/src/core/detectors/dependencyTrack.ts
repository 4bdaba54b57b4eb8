/** Dependency-Track. */
import type { Detector } from '../detector';
import { form } from './define';

export const dependencyTrack: readonly Detector[] = [
  form({
    id: 'dependency-track-api-key',
    issuer: 'Dependency-Track',
    title: 'a Dependency-Track API key',
    purpose: 'api_key',
    source: 'https://docs.dependencytrack.org/integrations/rest-api/',
    keywords: ['odt_'],
    pattern: /odt_[A-Za-z0-9]{32,255}(?:_[A-Za-z0-9]{32,64})?/,
  }),
];
