/**
 * HashiCorp Vault and OpenBao: `ref+vault://mount/path#/field` (vals), `vault:mount/data/path#field` (Bank-Vaults),
 * `vault://mount/path#field`, `bao:…`. Sources: github.com/helmfile/vals, bank-vaults.dev, external tools' documentation.
 * A secret stands alone under its purpose in the field `value`; a field layout (`…/stripe#secret_key`) is understood too.
 */
import type { Provider } from '../provider';
import { canonicalParts, reference, scopeOfSegments, segmentsOf, uriOf, valsField, valsSchemes } from './syntax';

const vals = valsSchemes('vault', 'openbao', 'bao');
const plain = ['vault', 'hashivault', 'bao', 'openbao', 'vaults'];
/** Bank-Vaults and friends: `vault:secret/data/app#KEY#1`, with `>>` in front for a new lookup of a template. */
const COLON = /^(?:>>)?(?:vault|bao|openbao):([\w.@/ -]+?)(?:#([^\s#]+))?(?:#(\d+))?$/;

export const vault: Provider = {
  id: 'vault',
  title: 'HashiCorp Vault',
  marks: ['ref+vault://', 'ref+bao', 'ref+openbao', 'vault://', 'vault:', 'bao://', 'bao:'],
  scoped: true,
  parse(text) {
    const uri = uriOf(text, vals) ?? uriOf(text, plain);
    if (uri) return reference('vault', uri.path, valsField(uri.fragment));
    const colon = text.length < 1_024 ? COLON.exec(text) : null;
    const path = colon?.[1];
    // `vault:v1:…` is transit ciphertext; `vault:8200` an address.
    if (!path || !path.includes('/')) return undefined;
    return reference('vault', path, colon?.[2]?.replace(/^\$?\{\.?(\w+)\}$/, '$1'));
  },
  format(path, place = 'secret') {
    return canonicalParts(path) ? `ref+vault://${place}/${path}#/value` : undefined;
  },
  scopeOf(path, field) {
    const parts = segmentsOf(path);
    if (parts[1] === 'data') parts.splice(1, 1);
    // What is in front of the canonical parts is the mount.
    if (field !== undefined && field !== 'value') parts.push(field);
    return scopeOfSegments(parts.slice(1));
  },
};
