/** HTTP credentials written out: `Authorization: Bearer …`, `Basic …`, `X-Api-Key: …`. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { form } from './define';
import { passwordLook } from './password';
import { isBasicCredentials } from './verify';

/** Random-looking: a digit and letters; a word, a name or a variable is none. */
function judgeToken(secret: string): Confidence | false {
  if (passwordLook(secret) !== 'real' || !/\d/.test(secret) || !/[A-Za-z]/.test(secret)) return false;
  // A request's signature is good for that request.
  if (/^[A-Za-z_][A-Za-z_.-]*\d{0,2}$|^AWS4-HMAC/.test(secret) || /^(?:https?|ftp):/.test(secret)) return false;
  return secret.length >= 20 ? 'high' : 'medium';
}

export const authorizationHeader: readonly Detector[] = [
  form({
    id: 'http-basic-credentials',
    issuer: 'HTTP',
    title: 'HTTP Basic credentials',
    purpose: 'basic_credentials',
    source: 'https://www.rfc-editor.org/rfc/rfc7617',
    keywords: ['authorization'],
    pattern: /authorization\\?["'`]?\]?[ \t]{0,3}(?:[:=,]|=>)[ \t]{0,3}\\?["'`]?basic[ \t]{1,3}(?<secret>[A-Za-z0-9+/]{8,2000}={0,2})(?![A-Za-z0-9+/=._-])/i,
    boundary: false,
    generic: true,
    verify: isBasicCredentials,
  }),
  form({
    id: 'http-bearer-token',
    issuer: 'HTTP',
    title: 'a token in an Authorization header',
    purpose: 'access_token',
    source: 'https://www.rfc-editor.org/rfc/rfc6750',
    keywords: ['authorization'],
    // With a comma between, one side stands in quotes: otherwise two arguments of a call.
    pattern: /authorization(?:\\?["'`]?\]?[ \t]{0,3}(?:[:=]|=>)|[ \t]{1,3}(?=["'](?:bearer|token|basic) )|\\?["'`][ \t]{0,3},|,(?=[ \t]{0,3}\\?["'`]))[ \t]{0,3}\\?["'`]?(?:(?:bearer|token|api-?token|api-?key|key|ssws|oauth|jwt|pat)[: \t][ \t]{0,3})?(?:token=)?\\?["'`]?(?<secret>[A-Za-z0-9_~+/@%.=-]{10,4000})(?=$|[\s"'`\\,;)<}\]])/i,
    boundary: false,
    generic: true,
    entropy: 2.75,
    verify: judgeToken,
  }),
  form({
    id: 'http-api-key-header',
    issuer: 'HTTP',
    title: 'an API key in a header',
    purpose: 'api_key',
    source: 'https://swagger.io/docs/specification/v3_0/authentication/api-keys/',
    keywords: ['api-key', 'apikey', 'api-token', '-token', 'token: ', '-auth-key', 'bearer:'],
    pattern: /(?:(?<=["'])(?:[a-z]{1,12}-){0,4}(?:api-?key|api-?token|token|auth-key)|x-(?:[a-z]{1,12}-){0,4}(?:api-?key|token)|\bbearer)["']?:[ \t]{0,3}["']?(?<secret>[A-Za-z0-9_~+/@%.=-]{10,600})(?=["'\s\\]|$)/i,
    before: 24,
    boundary: false,
    generic: true,
    entropy: 2.75,
    verify: judgeToken,
  }),
];
