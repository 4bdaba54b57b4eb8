/**
 * 1Password: `op://vault/item/[section/]field`, where names may hold spaces.
 * Source: developer.1password.com/docs/cli/secret-reference-syntax. Canonically the vault is the environment, the item
 * `service-provider`, the field the purpose.
 */
import type { Provider } from '../provider';
import { canonicalParts, hyphenated, reference, segmentsOf, uriOf, unhyphenated, valsField, valsSchemes } from './syntax';

const plain = ['op'];
const vals = valsSchemes('op', 'onepassword', 'onepasswordconnect');

export const onePassword: Provider = {
  id: 'one-password',
  title: '1Password',
  marks: ['op://', 'ref+onepassword'],
  scoped: true,
  parse(text) {
    const uri = uriOf(text, plain, true) ?? uriOf(text, vals, true);
    if (!uri || segmentsOf(uri.path).length < 2 && uri.fragment === '') return undefined;
    return reference('one-password', uri.path, valsField(uri.fragment));
  },
  format(path) {
    const parts = canonicalParts(path);
    const item = parts && hyphenated([parts[1], parts[2]]);
    return parts && item && `op://${parts[0]}/${item}/${parts[3]}`;
  },
  scopeOf(path, field) {
    const parts = segmentsOf(field === undefined ? path : `${path}/${field}`);
    if (parts.length >= 4) return { environment: parts[0], service: parts[1], provider: parts[2], purpose: parts.slice(3).join('/') };
    const item = unhyphenated(parts[1] ?? '');
    const purpose = parts[2];
    return {
      environment: parts[0],
      ...(item.length === 2 ? { service: item[0], provider: item[1] } : { provider: parts[1] }),
      ...(purpose === undefined ? {} : { purpose }),
    };
  },
};
