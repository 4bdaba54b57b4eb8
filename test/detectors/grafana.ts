import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('grafana-service-account-token', { fake: 'grafana-token' }),
  examples('grafana-cloud-token', 'glc_eyJ<base62 77>'),
  examples('grafana-api-key', 'eyJrIjoi<base62 90>'),
];
