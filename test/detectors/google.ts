import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('google-api-key', 'AIza<url 35>'),
  examples('google-oauth-client-secret', 'GOCSPX-<url 28>'),
  examples('google-oauth-access-token', 'ya29.<url 120>'),
  examples('google-oauth-refresh-token', '1//0<url 100>'),
  examples('google-fcm-server-key', 'AAAA<url 7>:<url 140>'),
  examples('google-cloud-hmac-key', 'GOOG1E<UPPER 55>'),
  examples('google-client-secret-v1', '<url 24>', { at: ['GOOGLE_CLIENT_SECRET={}', 'google_secret: {}'], named: true }),
  examples('google-recaptcha-secret', '6L<url 38>', { at: ['RECAPTCHA_SECRET_KEY={}', 'recaptcha_private_key: {}'], named: true }),
];
