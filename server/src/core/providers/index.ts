/** Every provider whose references are recognised. One line registers one; the first that parses a text decides. */
import type { ParsedReference, Provider } from '../provider';
import { akeyless } from './akeyless';
import { awsParameterStore } from './awsParameterStore';
import { awsSecretsManager } from './awsSecretsManager';
import { azureKeyVault } from './azureKeyVault';
import { berglas } from './berglas';
import { bitwarden } from './bitwarden';
import { chamber } from './chamber';
import { conjur } from './conjur';
import { dashlane } from './dashlane';
import { delinea } from './delinea';
import { doppler } from './doppler';
import { environment } from './environment';
import { envSpec } from './envSpec';
import { gcpSecretManager } from './gcpSecretManager';
import { githubActions } from './githubActions';
import { gopass } from './gopass';
import { infisical } from './infisical';
import { keeper } from './keeper';
import { keyring } from './keyring';
import { lastPass } from './lastPass';
import { lasthop } from './lasthop';
import { onePassword } from './onePassword';
import { protonPass } from './protonPass';
import { sops } from './sops';
import { teller } from './teller';
import { terraform } from './terraform';
import { vals } from './vals';
import { vault } from './vault';

export const providers: readonly Provider[] = [
  lasthop,
  onePassword,
  vault,
  awsSecretsManager,
  awsParameterStore,
  gcpSecretManager,
  azureKeyVault,
  sops,
  doppler,
  infisical,
  githubActions,
  environment,
  envSpec,
  terraform,
  conjur,
  chamber,
  akeyless,
  bitwarden,
  keeper,
  lastPass,
  dashlane,
  protonPass,
  gopass,
  keyring,
  berglas,
  teller,
  delinea,
  vals,
];

const byId: ReadonlyMap<string, Provider> = new Map(providers.map((provider) => [provider.id, provider]));

export function providerById(id: string): Provider | undefined {
  return byId.get(id);
}

/** Every reference holds one of these. */
const HINT = /:\/\/|ref\+|vault:|bao:|arn:aws|\{\{resolve:|^\$\{|projects\/|@Microsoft|os\.environ\/|env(?:ironment)?:|\)$|^(?:var|local|data|ephemeral|module|random_password|aws_\w+|vault_\w+)\.|!var|chamberme|akeyless:|ssm:|aws-/i;

/** The reference that the whole text is; undefined where it is none. */
export function parseReference(text: string): ParsedReference | undefined {
  if (text.length < 5 || text.length > 2_048 || !HINT.test(text)) return undefined;
  for (const provider of providers) {
    const parsed = provider.parse(text);
    if (parsed) return parsed;
  }
  return undefined;
}
