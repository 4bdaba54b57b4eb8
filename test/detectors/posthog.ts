import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('posthog-personal-api-key', 'phx_<base62 43>'),
  examples('posthog-project-token', 'phc_<base62 43>'),
];
