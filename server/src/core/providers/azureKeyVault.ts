/**
 * Azure Key Vault: `ref+azurekeyvault://vault/name`, `https://vault.vault.azure.net/secrets/name`,
 * `@Microsoft.KeyVault(SecretUri=…)` and `(VaultName=…;SecretName=…)`. Names have only letters, digits and `-`, without regard to
 * case: `_` becomes `-`, `/` becomes `--`, `-` becomes `---`; paths in which two of them meet, or with capitals, are refused.
 * Sources: learn.microsoft.com (Key Vault naming, App Service references), github.com/helmfile/vals.
 */
import type { ParsedReference, Provider } from '../provider';
import { canonicalParts, reference, scopeOfSegments, segmentsOf, uriOf, valsSchemes } from './syntax';

const vals = valsSchemes('azurekeyvault');
const plain = ['azkv', 'akv', 'azure-keyvault', 'azurekeyvault', 'keyvault'];
const ADDRESS = /^https:\/\/([\w-]+)\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net|microsoftazure\.de)\/secrets\/([\w-]+)(?:\/\w*)?\/?$/i;
const NAMED = /^@Microsoft\.KeyVault\(\s*VaultName=([\w-]+);\s*SecretName=([\w-]+)(?:;[^)]*)?\)$/i;
const BY_URI = /^@Microsoft\.KeyVault\(\s*SecretUri=([^);\s]+)\s*\)$/i;

export const azureKeyVault: Provider = {
  id: 'azure-key-vault',
  title: 'Azure Key Vault',
  marks: ['ref+azurekeyvault://', '.vault.', '@microsoft.keyvault(', 'azkv://', 'akv://', 'keyvault://'],
  scoped: true,
  parse(text): ParsedReference | undefined {
    const uri = uriOf(text, vals) ?? uriOf(text, plain);
    if (uri) return reference('azure-key-vault', uri.path);
    if (text.length > 1_024) return undefined;
    const inner = BY_URI.exec(text)?.[1];
    const found = NAMED.exec(text) ?? ADDRESS.exec(inner ?? text);
    return found ? reference('azure-key-vault', `${found[1]}/${found[2]}`) : undefined;
  },
  format(path, vault) {
    if (!vault || !canonicalParts(path) || /[A-Z.]|[-_/]{2}|^[-_]|[-_]$/.test(path)) return undefined;
    const name = path.replace(/[-_/]/g, (sign) => (sign === '_' ? '-' : sign === '/' ? '--' : '---'));
    return name.length <= 127 ? `ref+azurekeyvault://${vault}/${name}` : undefined;
  },
  scopeOf(path) {
    const name = segmentsOf(path)[1] ?? '';
    const plainName = name.replace(/-+/g, (run) => (run.length === 1 ? '_' : run.length === 2 ? '/' : '-'));
    return scopeOfSegments(segmentsOf(plainName));
  },
};
