/** Arguments in whose place a credential is expected, by the callee's last name. Small: only what leaves no doubt. */
import { credentialName, type CredentialName, type Purpose } from './credentialNames';

interface CredentialArgument {
  /** From 0. */
  readonly argument: number;
  readonly purpose: Purpose;
  /** Ends the environment key of an unnamed literal. */
  readonly key: string;
  /** The callee's other parts, where the last name alone says too little. */
  readonly of?: RegExp;
}

const row = (argument: number, purpose: Purpose, key: string, of?: RegExp): CredentialArgument => ({ argument, purpose, key, of });

/** Lower-case last name of the callee → argument. Sources: the libraries' own documentation. */
const CALLS: ReadonlyMap<string, CredentialArgument> = new Map(Object.entries({
  sign: row(1, 'secret', 'jwt_secret', /jwt|jsonwebtoken/i),
  verify: row(1, 'secret', 'jwt_secret', /jwt|jsonwebtoken/i),
  encode: row(1, 'secret', 'jwt_secret', /^jwt$/i),
  decode: row(1, 'secret', 'jwt_secret', /^jwt$/i),
  createhmac: row(1, 'secret', 'hmac_secret'),
  createcipheriv: row(1, 'key', 'encryption_key'),
  createdecipheriv: row(1, 'key', 'encryption_key'),
  fernet: row(0, 'key', 'encryption_key'),
  stripe: row(0, 'key', 'stripe_secret_key'),
  cookieparser: row(0, 'secret', 'cookie_secret'),
  cookiesession: row(0, 'secret', 'cookie_secret'),
  httpbasicauth: row(1, 'password', 'password'),
  setbasicauth: row(1, 'password', 'password'),
  basic_auth: row(1, 'password', 'password'),
  basicauth: row(1, 'password', 'password'),
  networkcredential: row(1, 'password', 'password'),
  directoryentry: row(2, 'password', 'password'),
  usernamepasswordcredentials: row(1, 'password', 'password'),
  passwordauthentication: row(1, 'password', 'password'),
  basicawscredentials: row(1, 'key', 'aws_secret_access_key'),
  awsbasiccredentials: row(1, 'key', 'aws_secret_access_key'),
  getconnection: row(2, 'password', 'database_password', /drivermanager/i),
  mysqli_connect: row(2, 'password', 'database_password'),
  mysql_connect: row(2, 'password', 'database_password'),
  mysqli: row(2, 'password', 'database_password'),
  pdo: row(2, 'password', 'database_password'),
}));

/** `setPassword("…")`, `.withApiKey("…")`, `.password("…")`: the callee is the name. */
const SETTER = /^(?:set|with|add|use)?_?(.+)$/;

/** The credential expected at this argument of this call, with the end of a fitting environment key. */
export function credentialArgument(call: string, argument: number | undefined): { readonly credential: CredentialName; readonly key: string } | undefined {
  const dot = Math.max(call.lastIndexOf('.'), call.lastIndexOf(':'), call.lastIndexOf('>'), call.lastIndexOf('\\'));
  const last = call.slice(dot + 1);
  const known = CALLS.get(last.toLowerCase());
  if (known && argument === known.argument && (!known.of || known.of.test(call.slice(0, Math.max(0, dot))))) {
    return { credential: { purpose: known.purpose, environment: false, argument: true }, key: known.key };
  }
  if (argument !== 0) return undefined;
  const name = SETTER.exec(last)?.[1];
  if (name === undefined || name === last && dot < 0) return undefined;
  const credential = credentialName(name);
  // `token("x")`, `secret("x")`, `auth("x")` are as often lookups as setters; a password setter is nothing else.
  if (!credential || name === last && credential.purpose !== 'password') return undefined;
  return credential.purpose === 'authorization' || credential.purpose === 'connection' ? undefined : { credential, key: name };
}
