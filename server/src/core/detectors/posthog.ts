/** PostHog. */
import type { Detector } from '../detector';
import { form } from './define';

export const posthog: readonly Detector[] = [
  form({
    id: 'posthog-personal-api-key',
    issuer: 'PostHog',
    title: 'a PostHog personal API key',
    purpose: 'personal_api_key',
    source: 'https://posthog.com/docs/api',
    keywords: ['phx_', 'phs_', 'phr_', 'pha_'],
    pattern: /ph[xsra]_[\w-]{40,64}/,
  }),
  form({
    id: 'posthog-project-token',
    issuer: 'PostHog',
    title: 'a PostHog project token',
    purpose: 'project_token',
    source: 'https://posthog.com/docs/api',
    exposure: 'public',
    keywords: ['phc_'],
    pattern: /phc_[\w-]{40,60}/,
  }),
];
