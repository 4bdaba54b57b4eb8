import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('google-api-key', 'AIza<url 35>'),
  examples('google-authorization-key', 'AQ.Ab8RN6<url 44>'),
  examples('android-backup-key', 'AEdPqrEAAAAI<base62 41>'),
  examples('google-oauth-client-secret', 'GOCSPX-<url 28>'),
  examples('google-oauth-access-token', 'ya29.<url 120>'),
  examples('google-oauth-refresh-token', '1//0<url 100>'),
  examples('google-fcm-server-key', 'AAAA<url 7>:<url 140>'),
  examples('google-cloud-hmac-key', 'GOOG1E<UPPER 55>'),
  examples('google-client-secret-v1', '<url 24>', { at: ['GOOGLE_CLIENT_SECRET={}', 'google_secret: {}'], named: true }),
  examples('google-recaptcha-secret', '6L<url 38>', { at: ['RECAPTCHA_SECRET_KEY={}', 'recaptcha_private_key: {}'], named: true }),
  examples('google-recaptcha-site-key', '6L<url 38>', { at: ['RECAPTCHA_SITE_KEY={}', 'recaptcha_key: {}'], named: true }),
  examples('firebase-web-api-key', 'AIza<url 35>', { at: ['apiKey: "{}", authDomain: "acme.firebaseapp.com"', 'apiKey: \'{}\',\n  projectId: \'acme\','], not: [['apiKey: "AIza<url 35>", zoom: 3', 'no client of Firebase']] }),
  examples('google-maps-browser-key', 'AIza<url 35>', { at: ['<script src="https://maps.googleapis.com/maps/api/js?key={}&callback=init">', 'https://www.google.com/maps/embed/v1/place?q=acme&key={}'], not: [['https://maps.googleapis.com/maps/api/geocode/json?key=AIza<url 35>', 'an API of servers']] }),
];
