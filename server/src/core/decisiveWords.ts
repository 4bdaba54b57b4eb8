/**
 * Words that make a file be read wherever they stand as they must: our marks, Kubernetes Secrets, keys, references, calls
 * that take a credential far from its name. Part of the look at a file's bytes (candidates.ts): says yes too often, never no.
 */
import type { Provider } from './provider';

/** Whether the word at `[from, to)` of a file's bytes in Latin-1 stands as it must. `path`: the file's. */
export type Condition = (text: string, from: number, to: number, path: string) => boolean;

export interface DecisiveWord {
  /** Lower-case. */
  readonly word: string;
  readonly holds?: Condition;
}

/** Calls in whose arguments a credential is expected (credentialCalls.ts), by their last name or the end of it. */
const calls = [
  'createhmac', 'createcipheriv', 'createdecipheriv', 'fernet', 'stripe', 'cookieparser', 'cookiesession', 'basicauth', 'basic_auth', 'networkcredential',
  'directoryentry', 'passwordcredentials', 'passwordauthentication', 'awscredentials', 'basiccredentials', 'getconnection', 'mysqli', 'mysqli_connect',
  'mysql_connect', 'pdo',
];
const argumentsFollow = /\s{0,40}\(/y;
/** Commands whose short options take a password, and such an option with a plain value behind it. */
const commands = ['mysql', 'mariadb', 'mongo', 'redis-cli', 'sshpass', 'psexec', 'sqlcmd', 'ldapsearch', 'ldapmodify', 'rabbitmqctl', ' login', 'curl'];
const passwordOption = /[^\n|;]{0,300}?[ \t]-[pPawuU][ \t]{0,4}["']?(?![\s$"'-])[^\s$"']{3}/y;
const signs = /[\w$]{0,60}\s{0,40}(?:\.|::|->|\?\.)\s{0,40}(?:sign|verify|encode|decode)\s{0,40}\(/iy;

/** `kind: Secret` in the ways in which it is written. */
const kinds = ['kind: secret', 'kind":"secret', 'kind": "secret', "kind: 'secret", 'kind: "secret'];

export function decisiveWords(providers: readonly Provider[]): DecisiveWord[] {
  return [
    ...['lasthop-allow', 'private key-----', '.dockerconfigjson', 'secretgenerator'].map((word) => ({ word })),
    ...kinds.map((word) => ({ word, holds: isSecretWithValues })),
    ...calls.map((word) => ({ word, holds: (text: string, _from: number, to: number) => follows(argumentsFollow, text, to) })),
    ...commands.map((word) => ({ word, holds: (text: string, _from: number, to: number) => follows(passwordOption, text, to) })),
    ...['jwt', 'jsonwebtoken'].map((word) => ({ word, holds: (text: string, _from: number, to: number) => follows(signs, text, to) })),
    ...providers.flatMap((provider) => (provider.scoped ? provider.marks.map((mark) => ({ word: mark, holds: conditionOf(mark) })) : [])),
  ];
}

/** Marks of references that stand in other places far more often. */
function conditionOf(mark: string): Condition | undefined {
  // `/run/secrets/…` is a file.
  if (mark === '/secrets/') return (text, from) => /projects\/[\w.:/-]{1,200}$/.test(text.slice(Math.max(0, from - 220), from));
  if (mark === '.vault.') return (text, _from, to) => /^(?:azure|usgovcloudapi|microsoftazure)/i.test(text.slice(to, to + 16));
  // `vault:` is a key of any YAML.
  if (mark.endsWith(':')) return (text, _from, to) => to < text.length && !/\s/.test(text.charAt(to));
  return undefined;
}

/** A Secret in YAML, not a SecretStore, that holds more than templates to be filled in. */
function isSecretWithValues(text: string, _from: number, to: number, path: string): boolean {
  if (!/ya?ml/i.test(path) || !/^(?:list)?(?:[^a-z]|$)/i.test(text.slice(to, to + 5))) return false;
  const data = dataOfSecret.exec(text);
  if (!data) return false;
  emptyLine.lastIndex = text.indexOf('\n', data.index + data[0].length) + 1;
  // What stands on the line of `data:` itself is a value, too.
  if (emptyLine.lastIndex === 0 || text.slice(data.index + data[0].length, emptyLine.lastIndex).trim() !== '') return true;
  while (emptyLine.lastIndex < text.length) if (!emptyLine.test(text)) return true;
  return false;
}

const dataOfSecret = /(?:^|[\s"'{,])(?:stringData|data)["']?[ \t]{0,40}:/;
/** A line with nothing but a key, a template or a comment; also the facts every manifest has. */
const emptyLine = /[ \t]{0,200}(?:(?:apiVersion|kind|type):[ \t]{0,20}[\w./-]{1,200}|(?:["']?[\w./-]{1,200}["']?:)?[ \t]{0,20}["']?(?:\{\{[^{}\n]{0,500}\}\}[ \t]{0,20}){0,20}["']?)[ \t]{0,20}(?:#[^\n]*|---)?\r?(?:\n|$)/y;

function follows(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
