/** JSON Web Tokens (RFC 7519), whoever issued them. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { decodeBase64 } from './base64';
import { form } from './define';

/** The header is an object with an algorithm; an unsigned token (`none`) or those of jwt.io and PyJWT prove nothing. */
function signed(token: string): Confidence | false {
  const [header = '', payload = ''] = token.split('.');
  const decoded = decodeBase64(header) ?? '';
  if (!decoded.startsWith('{')) return false;
  if (/"alg"\s*:\s*"none"/i.test(decoded)) return false;
  const claims = decodeBase64(payload) ?? '';
  if (/"sub":"1234567890"[^]{0,80}"name":"John Doe"|^\{"some":"payload"\}$/.test(claims)) return false;
  return /"(?:alg|typ|enc|kid)"/.test(decoded) ? 'high' : 'medium';
}

function encodedToken(secret: string): Confidence | false {
  const decoded = decodeBase64(secret, 2048) ?? '';
  return /^eyJ[\w-]{4,}\.eyJ[\w-]{4,}\.?/.test(decoded) ? 'medium' : false;
}

export const jsonWebToken: readonly Detector[] = [
  form({
    id: 'json-web-token',
    issuer: 'JWT',
    title: 'a JSON Web Token',
    purpose: 'token',
    source: 'https://www.rfc-editor.org/rfc/rfc7519',
    keywords: ['eyj'],
    pattern: /eyJ[\w-]{8,2000}\.ey[\w-]{8,6000}\.[\w-]{16,1500}={0,2}(?![\w-])/,
    generic: true,
    verify: signed,
  }),
  form({
    id: 'json-web-token-base64',
    issuer: 'JWT',
    title: 'a JSON Web Token in base64',
    purpose: 'token',
    source: 'https://www.rfc-editor.org/rfc/rfc7519',
    keywords: ['zxlk'],
    pattern: /ZXlK[A-Za-z0-9+/_-]{60,8000}={0,2}/,
    generic: true,
    verify: encodedToken,
  }),
];
