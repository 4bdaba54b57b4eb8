/** SOPS files: `ref+sops://secrets/dev/api.yaml#/stripe/secret_key`. Source: github.com/helmfile/vals. */
import type { Provider } from '../provider';
import { canonicalParts, reference, segmentsOf, uriOf, valsField, valsSchemes } from './syntax';

const vals = valsSchemes('sops');
const plain = ['sops'];

export const sops: Provider = {
  id: 'sops',
  title: 'SOPS',
  marks: ['ref+sops://', 'sops://'],
  scoped: true,
  parse(text) {
    const uri = uriOf(text, vals) ?? uriOf(text, plain);
    return uri && reference('sops', uri.path, valsField(uri.fragment));
  },
  format(path, folder = 'secrets') {
    const parts = canonicalParts(path);
    return parts && `ref+sops://${folder}/${parts[0]}/${parts[1]}.yaml#/${parts[2]}/${parts[3]}`;
  },
  scopeOf(path, field) {
    const parts = segmentsOf(path);
    const file = parts.pop()?.replace(/\.(?:enc|sops)(?=\.)/, '').replace(/\.\w+$/, '');
    const inside = segmentsOf((field ?? '').replace(/\./g, '/'));
    return {
      ...(parts.length > 0 ? { environment: parts[parts.length - 1] } : {}),
      ...(file ? { service: file } : {}),
      ...(inside.length > 1 ? { provider: inside[0], purpose: inside.slice(1).join('/') } : inside.length === 1 ? { purpose: inside[0] } : {}),
    };
  },
};
