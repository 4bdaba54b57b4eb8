/** Programs that read stores: how people install them, get in, and what they say when they fail. */
import type { FailureKind } from './store';

export interface KnownProgram {
  readonly title: string;
  /** A command or a page. */
  readonly install: string;
  /** A command by which a person gets in. */
  readonly login: string;
}

/** By the program's name without folder and ending. */
const programs: ReadonlyMap<string, KnownProgram> = new Map(Object.entries({
  op: { title: '1Password (op)', install: 'https://developer.1password.com/docs/cli/get-started', login: 'op signin' },
  vals: { title: 'vals', install: 'https://github.com/helmfile/vals#installation', login: 'the login command of the service behind it' },
  pass: { title: 'pass', install: 'https://www.passwordstore.org (Debian: apt install pass)', login: 'pass show NAME, once, in a terminal' },
  gopass: { title: 'gopass', install: 'https://www.gopass.pw', login: 'gopass show NAME, once, in a terminal' },
  sops: { title: 'SOPS', install: 'https://github.com/getsops/sops', login: 'the login command of the service that holds its key' },
  vault: { title: 'Vault (vault)', install: 'https://developer.hashicorp.com/vault/install', login: 'vault login' },
  bao: { title: 'OpenBao (bao)', install: 'https://openbao.org/docs/install', login: 'bao login' },
  aws: { title: 'AWS (aws)', install: 'https://aws.amazon.com/cli', login: 'aws sso login' },
  gcloud: { title: 'Google Cloud (gcloud)', install: 'https://cloud.google.com/sdk/docs/install', login: 'gcloud auth login' },
  az: { title: 'Azure (az)', install: 'https://aka.ms/azure-cli', login: 'az login' },
  doppler: { title: 'Doppler', install: 'https://docs.doppler.com/docs/install-cli', login: 'doppler login' },
  infisical: { title: 'Infisical', install: 'https://infisical.com/docs/cli/overview', login: 'infisical login' },
  bw: { title: 'Bitwarden (bw)', install: 'https://bitwarden.com/help/cli', login: 'bw unlock' },
  bws: { title: 'Bitwarden (bws)', install: 'https://bitwarden.com/help/secrets-manager-cli', login: 'export BWS_ACCESS_TOKEN=…' },
  lpass: { title: 'LastPass (lpass)', install: 'https://github.com/lastpass/lastpass-cli', login: 'lpass login' },
  keeper: { title: 'Keeper', install: 'https://docs.keeper.io/commander-cli', login: 'keeper login' },
}));

/** `C:\bin\op.exe` → `op`. */
export function programName(program: string): string {
  return (program.split(/[/\\]/).at(-1) ?? program).replace(/\.(?:exe|com)$/i, '');
}

export function knownProgram(program: string): KnownProgram | undefined {
  return programs.get(programName(program));
}

/** The commands to write into the configuration for a provider that has no client of ours. */
const readCommands: Readonly<Record<string, string>> = {
  'one-password': '[op, read, --no-newline, "{reference}"]',
  'vals': '[vals, get, "{reference}"]',
  'gopass': '[gopass, show, --password, "{path}"]',
  'pass': '[pass, show, "{path}"]',
  'sops': '[vals, get, "{reference}"]',
  'vault': '[vault, kv, get, "-field={field}", "{path}"]',
  'aws-secrets-manager': '[vals, get, "{reference}"]',
  'aws-parameter-store': '[vals, get, "{reference}"]',
  'gcp-secret-manager': '[vals, get, "{reference}"]',
  'azure-key-vault': '[vals, get, "{reference}"]',
  'doppler': '[vals, get, "{reference}"]',
};

export function readCommandFor(provider: string): string {
  return readCommands[provider] ?? '[PROGRAM, ARGUMENT, "{reference}"]';
}

/**
 * What programs print on standard error, by what it means: the first that fits decides. Sources: the programs' documentation
 * and sources; the error names of AWS, Google and Azure, which vals passes on. Only the kind leaves this table, never the text.
 */
const meanings: readonly (readonly [RegExp, FailureKind])[] = [
  // Locked: there, and closed.
  [/vault is (?:locked|sealed)|desktop app|authorization prompt dismissed|authorization (?:timeout|timed out)|pinentry|inappropriate ioctl|operation cancell?ed|agent refused|no secret key.*card|card error/i, 'locked'],
  // Something stood there: Vault's soft delete, AWS, Google, Azure.
  [/no data found at|marked for deletion|scheduled for deletion|in (?:destroyed|deleted) state|deleted but recoverable|objectisdeletedbutrecoverable|secret(?:version)? (?:was|is|has been) (?:deleted|destroyed)/i, 'deleted'],
  // Who asks is not known.
  [/not (?:currently )?(?:signed|logged) ?in|no accounts? (?:configured|found)|session (?:has )?expired|token (?:has |is )?expired|expiredtoken|invalid (?:service )?token|must provide a token|missing client token|unable to locate credentials|no ?credential ?providers|could not load credentials|unrecognizedclient|invalidclienttokenid|reauthentication|active account selected|please run .?az login|could not find default credentials|\bunauthori[sz]ed\b|\bunauthenticated\b|\b401\b|bad passphrase|could not find decryption key/i, 'bad-credential'],
  // Known, and not allowed.
  [/permission[ _]denied|access ?denied|\bforbidden\b|\b403\b|no secret key|no key could decrypt|not authorized to perform/i, 'no-access'],
  [/not in the password store|isn'?t an? (?:item|vault|field|section)|does ?n[o']t (?:have a field|exist)|no (?:item|value|such (?:secret|item|key|file)|matching) ?(?:found|or directory)?|could not find (?:requested )?(?:secret|item)|resourcenotfound|parameternotfound|secretnotfound|entry not found|(?:secret|key|item|entry|path|field) (?:.{0,200} )?(?:was )?not found|\bnot_found\b|\b404\b|^not found\.?$/im, 'missing'],
  [/connection (?:refused|reset)|econnrefused|no such host|network is unreachable|could not (?:connect|resolve)|unable to (?:connect|fetch)|temporary failure in name resolution|dial tcp|service unavailable|\b503\b/i, 'down'],
  [/deadline exceeded|i\/o timeout|timed? ?out/i, 'slow'],
];

export function meaningOf(errors: string): FailureKind | undefined {
  return meanings.find(([pattern]) => pattern.test(errors))?.[1];
}
