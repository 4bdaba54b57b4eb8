/** Octopus Deploy. */
import type { Detector } from '../detector';
import { form } from './define';
import { hasDigits } from './verify';

export const octopus: readonly Detector[] = [
  form({
    id: 'octopus-api-key',
    issuer: 'Octopus Deploy',
    title: 'an Octopus Deploy API key',
    purpose: 'api_key',
    source: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
    keywords: ['api-'],
    pattern: /API-[A-Z0-9]{25,27}(?![A-Z0-9-])/,
    entropy: 3,
    verify: hasDigits,
  }),
];
