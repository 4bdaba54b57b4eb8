/** Credentials in a URL's query or in form data: `?token=…`, `&api_key=…`, `jdbc:…?user=…&password=…`. */
import type { Detector } from '../detector';
import type { Confidence } from '../facts';
import { form } from './define';
import { passwordLook } from './password';

function judgePassword(secret: string): Confidence | false {
  const look = passwordLook(secret);
  return look === 'none' ? false : look === 'weak' ? 'low' : 'medium';
}

/** Random-looking: letters and digits in turn, long enough that it is no word, path or number. */
function judgeToken(secret: string): Confidence | false {
  if (passwordLook(secret) === 'none' || /^[a-z]+(?:[-_][a-z]+)*$/i.test(secret) || /\.(?:html?|php|json|js)$/.test(secret)) return false;
  return /\d/.test(secret) && /[A-Za-z]\d|\d[A-Za-z]/.test(secret) ? 'medium' : false;
}

export const urlParameters: readonly Detector[] = [
  form({
    id: 'url-parameter-token',
    issuer: 'URL',
    rule: 'credential-in-url',
    title: 'a token in a URL',
    purpose: 'token',
    source: 'https://www.rfc-editor.org/rfc/rfc6750#section-5.3',
    keywords: ['token=', 'api_key=', 'apikey=', 'api-key=', 'client_secret=', 'secret=', '?key=', '&key=', 'auth='],
    // A download token of Firebase Storage opens the one file whose link it is part of.
    pattern: /(?<!alt=media&)(?:(?<=[?&;]|-d ["']?|--data ["']?)(?:(?:access|auth|api|id|refresh|private|secret|personal)?[_-]?token|api[_-]?key|client_secret|secret|auth)|[?&]key)=(?<secret>[A-Za-z0-9_.~+/=%-]{14,512})(?=$|[\s&"'`<>#;)\]\\|,}])/,
    before: 14,
    boundary: false,
    entropy: 3,
    generic: true,
    verify: judgeToken,
  }),
  form({
    id: 'url-parameter-password',
    issuer: 'URL',
    rule: 'credential-in-url',
    title: 'a password in a URL',
    purpose: 'password',
    source: 'https://jdbc.postgresql.org/documentation/use/#connection-parameters',
    keywords: ['?password=', '&password=', '?pwd=', '&pwd=', '&amp;password=', ';password=', '?passwd=', '&passwd='],
    pattern: /(?<=[\w/.-]{3})(?:[?&]|&amp;|;)(?:password|passwd|pwd)=(?<secret>[^\s&"'`<>;\\]{3,200})(?=$|[\s&"'`<>;\\])/,
    boundary: false,
    placeholders: false,
    verify: judgePassword,
  }),
];
