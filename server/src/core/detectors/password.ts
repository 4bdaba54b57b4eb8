/** What a text in a password's place says: nothing (a placeholder, a variable), a weak password, or a real-looking one. */

export type PasswordLook = 'none' | 'weak' | 'real';

/** Words that documentation writes where a password goes, alone or with `my`, `your`, `the` before and the like. */
const PLACEHOLDER =
  /^(?:your|insert|enter)[-_ ][a-z]+(?:[-_ ][a-z]+)*$|^this[-_ ]is[-_ ](?:an?|the|my|not|just)[-_ ]|^(?:my|your|the|a|some|test)[-_ ]?(?:pass|token\d*)$|^anon(?:cvs|ymous)?$|^(?:(?:my|your|the|a|an|some|db|database|user|root|admin|new|old|test|enter|insert|put|use)[-_ ]?)*(?:pass(?:word|wd|phrase|code)s?|pwd|passwrd|pw|token|api[-_]?key|credentials?|redacted|removed|hidden|masked|placeholder|example|sample|change[-_]?me|changeit|replace[-_]?me|todo|null|none|undefined|nil|true|false|string|value|env|here|xoauth|x-oauth-basic|x-access-token|x-token-auth|oauth2?|oauth2accesstoken)(?:[-_ ]?(?:here|value|goes[-_]?here)?)$/i;

/** Variables, format fields and template marks of shells, programs and documentation. */
const INTERPOLATION =
  /^\$[A-Za-z_{(]|\$\{|\$\(|\{\{|\}\}|^\{[A-Za-z_.$:-]*\}?$|^\{\d*\}$|^%[sdv@]$|^%\(\w+\)s?$|^%[A-Za-z_]+%$|^#\{|^<[^>]*>?$|^&lt;|^\[[^\]]*\]?$|^\(.*\)$|^__\w+__$|^@\w+@?$|^:\w+$|^\*+$|^\.{2,}$|^[xX]+$|^#+$|^-+$|^_+$|^\?+$|^~+$|^…|%7[bB]|^\+|\+$|^@\{|^\\\(|^os\.|^env\.|^process\.env/;

const COMMON =
  /^(?:admin|root|guest|test(?:ing|er)?|demo|default|postgres(?:ql)?|mysql|mongo(?:db)?|redis|rabbit(?:mq)?|user(?:name)?|secret|pass(?:word)?\d*|letmein|qwerty|welcome|abc123|dev(?:elopment)?|local|docker|sa|oracle|elastic|minio(?:admin)?|foo(?:bar)?|bar|baz|app|hello|world|1234\d*|\d{1,6}|p|pw|a+|b+|abc|[a-z]{1,4})$/i;

/** @param user the user name beside it, where there is one. */
export function passwordLook(password: string, user = ''): PasswordLook {
  if (password === '' || PLACEHOLDER.test(password) || INTERPOLATION.test(password)) return 'none';
  if (/^[A-Z][A-Z_]*_?(?:PASS(?:WORD|WD)?|PWD|TOKEN|SECRET|KEY)$/.test(password) || /^(.)\1{3,}$/.test(password)) return 'none';
  if (password.length <= 2 && password.toLowerCase() !== user.toLowerCase()) return 'none';
  if (COMMON.test(password) || password.length < 6 || user.toLowerCase().startsWith(password.toLowerCase())) return 'weak';
  return 'real';
}

/** Whether a list of passwords or somebody who knows the user could guess it: one word in letters of one case, the user's name. */
export function isGuessable(password: string, user = ''): boolean {
  return passwordLook(password, user) === 'weak' || password.length < 14 && /^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(password);
}

/** Hosts of one's own machine and of documentation. */
export function isLocalHost(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|[\w-]*db|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|rabbitmq|database|db_?host|host(?:name)?\d?|server)(?:$|[:/,?])/i.test(host)
    || isExampleHost(host);
}

/** Names and addresses that are kept for documentation (RFC 2606, RFC 5737, RFC 3849), and those written like them. */
export function isExampleHost(host: string): boolean {
  return /^(?:[\w-]+\.)*example(?:\.(?:com|org|net|edu|io|dev|test)(?![\w-])|$)|\.(?:test|example|invalid|localhost)(?:$|[:/])|^192\.0\.2\.|^198\.51\.100\.|^203\.0\.113\.|^\[2001:db8:/i.test(host);
}
