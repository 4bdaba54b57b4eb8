/**
 * Doppler: `ref+doppler://project/config/NAME`, `doppler://…`. The project is the service, the config the environment, the name
 * `PROVIDER_PURPOSE`; paths whose parts hold capitals or hyphens, or whose provider holds `_`, are refused.
 * Sources: docs.doppler.com, github.com/helmfile/vals.
 */
import type { Provider } from '../provider';
import { canonicalParts, reference, segmentsOf, uriOf, valsSchemes } from './syntax';

const vals = valsSchemes('doppler');
const plain = ['doppler'];

export const doppler: Provider = {
  id: 'doppler',
  title: 'Doppler',
  marks: ['doppler://'],
  scoped: true,
  parse(text) {
    const uri = uriOf(text, vals) ?? uriOf(text, plain);
    return uri && reference('doppler', uri.path);
  },
  format(path) {
    const parts = canonicalParts(path);
    if (!parts || !/^[a-z0-9]+$/.test(parts[2]) || !/^[a-z0-9_]+$/.test(parts[3])) return undefined;
    return `ref+doppler://${parts[1]}/${parts[0]}/${parts[2]}_${parts[3]}`.replace(/[^/]+$/, (name) => name.toUpperCase());
  },
  scopeOf(path) {
    const [service, environment, name = ''] = segmentsOf(path);
    const [provider = '', ...purpose] = name.toLowerCase().split('_');
    return {
      ...(environment === undefined ? {} : { environment }),
      ...(service === undefined ? {} : { service }),
      ...(purpose.length > 0 ? { provider, purpose: purpose.join('_') } : provider === '' ? {} : { purpose: provider }),
    };
  },
};
