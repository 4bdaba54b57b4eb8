/** Functions of the env-spec format (varlock): `exec('op read …')`, `op(…)`, `varlock(…)`. Source: dmno-dev/varlock, env-spec. */
import type { Provider } from '../provider';
import { reference } from './syntax';

const CALL = /^\$?(exec|op|opLoadVault|opLoadEnvironment|awsSecret|awsParam|gcpSecret|azureSecret|bitwarden|infisicalSecret|vaultSecret|dopplerSecret|keychain|kdbx|varlock|ref|fallback|concat|forEnv|file|yarn|plugin)\((.*)\)$/;

export const envSpec: Provider = {
  id: 'env-spec',
  title: 'env-spec function',
  marks: ['exec(', 'op(', 'opload', 'secret(', 'awsparam(', 'bitwarden(', 'keychain(', 'kdbx(', 'varlock(', 'ref(', 'fallback(', 'concat(', 'forenv('],
  scoped: false,
  parse(text) {
    const found = text.length > 1_024 || /[\r\n]/.test(text) ? null : CALL.exec(text);
    return found ? reference('env-spec', found[2] ?? '', found[1]) : undefined;
  },
};
